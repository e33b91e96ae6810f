"""What is private of Kedro and of Dagster, and where the runtime uses it."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ..support.sources import RUNTIME

# What is private of one library stands in one module: a new release of it is read against that.
_OF_LIBRARIES = {
    "private.py",
    "private_jobs.py",
    "selection.py",
    "hooks/private.py",
    "hooks/kedro_private.py",
    "hooks/mlflow.py",
    # Subclasses of Kedro's catalog and runner.
    "hooks/catalog.py",
    "hooks/runner.py",
}
# Documented, though they begin with an underscore.
_PUBLIC = {"_fields", "_getframe"}


def test_what_is_private_of_libraries_stands_in_few_modules_of_the_runtime() -> None:
    trees = {
        path.relative_to(RUNTIME).as_posix(): ast.parse(path.read_text(encoding="utf-8"))
        for path in RUNTIME.rglob("*.py")
    }
    own = _PUBLIC | {name for tree in trees.values() for name in _defined_in_classes(tree)}
    found = [
        f"{path}:{node.lineno}: {name}"
        for path, tree in trees.items()
        if path not in _OF_LIBRARIES
        for node, name in _private_names(tree)
        if name not in own
    ]
    assert not found, "\n".join(found)


def _defined_in_classes(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store):
            yield node.attr
        elif isinstance(node, (ast.FunctionDef, ast.ClassDef)):
            yield node.name
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            yield node.target.id


def _private_names(tree: ast.Module) -> Iterator[tuple[ast.stmt | ast.expr, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and _is_private(node.attr):
            yield node, node.attr
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            for part in (*(node.module or "").split("."), *(alias.name for alias in node.names)):
                if _is_private(part):
                    yield node, part
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            parts = node.value.split(".")
            if len(parts) == 1 and node.value.isidentifier() and _is_private(node.value):
                yield node, node.value


def _is_private(name: str) -> bool:
    return name.startswith("_") and not name.startswith("__") and name != "_"
