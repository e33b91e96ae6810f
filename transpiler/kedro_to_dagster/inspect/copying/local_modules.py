"""Finds the modules that are the project's own: in its source folder, or elsewhere below the project."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from importlib.machinery import EXTENSION_SUFFIXES, PathFinder
from pathlib import Path

# What is in the folder of a package that was exported.
_MANIFEST = "kedro-to-dagster.json"
_INSTALLED = frozenset({"site-packages", "dist-packages"})

# A part of a module's name; `find_pipelines` of Kedro imports folders such as `01_raw` and `data-prep` too.
_FILE_NAME = re.compile(r"[\w-]+")


class ModuleKind(Enum):
    """What a module is on the disk."""

    MODULE = "a file"
    PACKAGE = "a folder with an __init__.py"
    NAMESPACE = "a folder without one"
    COMPILED = "a file without source"


@dataclass(frozen=True, slots=True)
class FoundModule:
    """A module: its name, the folder that it is imported from, and its file, or its folder without one."""

    name: str
    kind: ModuleKind
    root: Path
    path: Path

    @property
    def folder(self) -> Path:
        """The folder that the module's file is in, or that the package is."""
        return self.path if self.kind is ModuleKind.NAMESPACE else self.path.parent

    @property
    def is_package(self) -> bool:
        """Whether other modules may be in it."""
        return self.kind in (ModuleKind.PACKAGE, ModuleKind.NAMESPACE)


class LocalModules:
    """Finds the project's modules by name, as Python does, and imports none of them.

    They are those of the source folder and those that `sys.path` leads to elsewhere below the project. What
    is installed there in an environment is not the project's, nor is a package that was exported.
    """

    def __init__(self, project: Path, source: Path) -> None:
        self.project = project.resolve()
        self._source = source.resolve()
        self._roots = (self._source, *self._other_roots())
        self._root_of = lru_cache(maxsize=None)(self._find_root)

    def _other_roots(self) -> Iterator[Path]:
        for entry in dict.fromkeys(sys.path):
            place = Path(entry).resolve()
            if place == self._source or not place.is_relative_to(self.project):
                continue
            within = [place, *place.parents]
            within = within[: within.index(self.project) + 1]
            if not any(
                (folder / "pyvenv.cfg").is_file()
                or (folder / _MANIFEST).is_file()
                or folder.name in _INSTALLED
                for folder in within
            ):
                yield place

    def find(self, name: str) -> FoundModule | None:
        """The project's module of a name; None where the project has none."""
        parts = name.split(".")
        root = self._root_of(parts[0])
        if root is None or not all(map(_FILE_NAME.fullmatch, parts)):
            return None
        return _module_at(name, root, root.joinpath(*parts))

    def longest(self, name: str) -> FoundModule | None:
        """The project's module of a name, or of as much of its beginning as there is one for."""
        parts = name.split(".")
        candidates = (".".join(parts[:length]) for length in range(len(parts), 0, -1))
        return next(filter(None, map(self.find, candidates)), None)

    def leads_into(self, text: str) -> bool:
        """Whether a text names something in a module of the project: `module.Class`, `module:name`."""
        name = text.replace(":", ".")
        module = self.longest(name)
        return (
            module is not None and module.name != name and module.kind is not ModuleKind.NAMESPACE
        )

    def _find_root(self, top: str) -> Path | None:
        for root in self._roots:
            module = _module_at(top, root, root / top) if top.isidentifier() else None
            if module is None:
                continue
            if module.kind is not ModuleKind.NAMESPACE and root == self._source:
                return root
            if self._is_what_python_finds(module):
                return root
        return None

    def _is_what_python_finds(self, module: FoundModule) -> bool:
        """Whether Python takes this one: a folder without `__init__.py` comes after all else."""
        spec = PathFinder.find_spec(module.name, [str(self._source), *sys.path])
        if spec is None:
            return False
        if spec.origin is None:
            return module.kind is ModuleKind.NAMESPACE and _has_modules(module.path)
        return Path(spec.origin).resolve() == module.path


def _module_at(name: str, root: Path, path: Path) -> FoundModule | None:
    """What Python finds at a path, in the order in which it looks."""
    package = path / "__init__.py"
    if package.is_file():
        return FoundModule(name, ModuleKind.PACKAGE, root, package)
    for suffix in EXTENSION_SUFFIXES:
        compiled = path.with_name(f"{path.name}{suffix}")
        if compiled.is_file():
            return FoundModule(name, ModuleKind.COMPILED, root, compiled)
    module = path.with_name(f"{path.name}.py")
    if module.is_file():
        return FoundModule(name, ModuleKind.MODULE, root, module)
    if path.is_dir() and path.name != "__pycache__":
        return FoundModule(name, ModuleKind.NAMESPACE, root, path)
    return None


def _has_modules(folder: Path) -> bool:
    return any(True for _ in folder.rglob("*.py"))
