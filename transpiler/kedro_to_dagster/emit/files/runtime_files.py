"""The copies of the runtime that a package is given: the modules that it uses, and what those import."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.resources import files

from ...files import GeneratedFile
from ..code.layout import RUNTIME_PACKAGE

# Below the runtime's own folder; the runtime itself is the module of no parts.
ModulePath = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Module:
    """The source of a module of the runtime; `file` is its path below the runtime's folder."""

    path: ModulePath
    file: str
    text: str

    @property
    def package(self) -> ModulePath:
        """What a relative import with one dot starts from."""
        return self.path if self.file.endswith("__init__.py") else self.path[:-1]


def runtime_files(folder: str, used: Iterable[str]) -> Iterator[GeneratedFile]:
    """Copy modules of the runtime into a folder of the package, with all modules that they import.

    The copies are verbatim, but for the names of datasets in the runtime's own `__init__`: those are
    for Kedro's catalogs, and would import modules that are not copied.

    Args:
        folder: Where the copies go, relative to the package's root.
        used: The modules that generated code imports: `memory`, `hooks.session`.

    Raises:
        ModuleNotFoundError: If a module is used or imported that the runtime does not have.
    """
    open_: list[ModulePath] = [(), *(tuple(name.replace("/", ".").split(".")) for name in used)]
    modules: dict[ModulePath, _Module] = {}
    while open_:
        path = open_.pop()
        if path in modules:
            continue
        module = _find(path)
        if module is None:
            raise ModuleNotFoundError(f"The runtime has no module {'.'.join(path)!r}.")
        modules[path] = module
        # A module is imported after the packages around it.
        open_.extend(path[:depth] for depth in range(1, len(path)))
        open_.extend(_imported(module))
    for module in modules.values():
        yield GeneratedFile(path=f"{folder}/{module.file}", text=module.text)


def _find(path: ModulePath) -> _Module | None:
    """Read a module, or the `__init__` of a package; None where the runtime has neither."""
    stem = "/".join(path)
    for file in (f"{stem}.py", f"{stem}/__init__.py") if path else ("__init__.py",):
        source = files(RUNTIME_PACKAGE).joinpath(file)
        if source.is_file():
            text = source.read_text(encoding="utf-8")
            return _Module(path, file, text if path else _docstring_alone(text))
    return None


def _docstring_alone(text: str) -> str:
    """The lines of a module's source up to the end of its docstring."""
    docstring = ast.parse(text).body[0]
    return "".join(text.splitlines(keepends=True)[: docstring.end_lineno])


def _imported(module: _Module) -> Iterator[ModulePath]:
    """The modules that a module imports relative to itself, wherever in its code it does.

    Imports for type checkers count too, so that the copies can be checked.
    """
    if "from ." not in module.text:
        return
    for statement in ast.walk(ast.parse(module.text, filename=module.file)):
        if not isinstance(statement, ast.ImportFrom) or not statement.level:
            continue
        base = module.package[: len(module.package) + 1 - statement.level]
        target = (*base, *(statement.module.split(".") if statement.module else ()))
        yield target
        if not files(RUNTIME_PACKAGE).joinpath("/".join(target)).is_dir():
            continue
        for name in statement.names:
            # `from .package import name`: a module of the package, or a name that it defines.
            member = (*target, name.name)
            if _find(member) is not None:
                yield member
