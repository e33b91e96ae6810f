"""Finds the import that gives a name of a module its value."""

from __future__ import annotations

import ast
import inspect
import sys
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from ...kedro_model.function import Imported
from .absolute import imported_from
from .paths import is_importable, leads_to


def import_of(name: str, value: Any, namespace: dict[str, Any]) -> Imported | None:
    """Tell how another module can import the value that a global of a module has.

    It is imported as that module itself imports it, or else from there, as it is when it is called.
    """
    module = str(namespace.get("__name__"))
    loaded = sys.modules.get(module)
    if loaded is None or vars(loaded) is not namespace or module == "__main__":
        return None
    try:
        text = inspect.getsource(loaded)
    except (OSError, TypeError):
        text = ""
    for imported in _imports(text, getattr(loaded, "__package__", None), name):
        if imported.qualname is None:
            if sys.modules.get(imported.module) is value and is_importable(imported.module):
                return imported
        elif leads_to(imported.module, imported.qualname, value):
            return imported
    return Imported(module=module, qualname=name) if is_importable(module) else None


@lru_cache(maxsize=1024)
def _imports(text: str, package: str | None, name: str) -> tuple[Imported, ...]:
    """What the import statements of a module bind the name to."""
    try:
        tree = ast.parse(text)
    except SyntaxError:
        return ()
    return tuple(imported for node in tree.body for imported in _bound(node, name, package))


def _bound(statement: ast.stmt, name: str, package: str | None) -> Iterator[Imported]:
    if isinstance(statement, ast.Import):
        for alias in statement.names:
            if alias.asname == name:
                yield Imported(module=alias.name)
            elif alias.asname is None and alias.name == name:
                # `import a.b` binds `a`, and makes it have `b`: that cannot be told by one name.
                yield Imported(module=name)
    elif isinstance(statement, ast.ImportFrom):
        source = imported_from(statement, package)
        if source is None:
            return
        for alias in statement.names:
            if (alias.asname or alias.name) == name:
                submodule = f"{source}.{alias.name}"
                if not hasattr(sys.modules.get(source), alias.name) and submodule in sys.modules:
                    yield Imported(module=submodule)
                else:
                    yield Imported(module=source, qualname=alias.name)
