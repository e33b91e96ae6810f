"""Follows what modules refer to, until nothing of the project is missing."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from importlib.util import decode_source
from pathlib import Path

from ...codes import Finding
from ...codes.copying import (
    FILES_OUTSIDE_OF_COPY,
    IMPORT_BY_UNKNOWN_NAME,
    MODULE_COMPILED,
    MODULE_NOT_READ,
    TEXT_NOT_RENAMED,
    TEXT_RENAMED,
)
from ...diagnostics import DiagnosticLog
from ...kedro_model.place import Place
from ...kedro_model.source_code import SourceModule
from .local_modules import FoundModule, LocalModules, ModuleKind
from .own_place import own_places
from .references import References, Text, find_references


class Closure:
    """Modules of the project, and those that they refer to, read as text and never imported.

    `folders` are those whose files the modules read.
    """

    def __init__(self, local: LocalModules, package: str, log: DiagnosticLog) -> None:
        self._local = local
        self._package = package
        self._log = log
        self._waiting: list[FoundModule] = []
        self._modules: dict[str, SourceModule] = {}
        self.folders: set[tuple[Path, Path]] = set()

    @property
    def modules(self) -> tuple[SourceModule, ...]:
        """The modules, in the order of their names."""
        return tuple(self._modules[name] for name in sorted(self._modules))

    def add(self, names: Iterable[str]) -> None:
        """Add the modules behind some names, and all that these refer to.

        Raises:
            ProjectError: If a module has no source that can be read.
        """
        for name in names:
            self._want(self._local.longest(name))
        while self._waiting:
            module = self._waiting.pop()
            self._modules[module.name] = self._source_module(module)

    def add_text(self, text: str, module: str) -> None:
        """Add what a piece of a module's text refers to."""
        local_module = self._local.find(module)
        package = _package_of(local_module) if local_module is not None else ""
        self.add(find_references(ast.parse(text), package).names)

    def _want(self, module: FoundModule | None) -> None:
        """Note a module that is to be read, and the packages around it, which are imported before it."""
        if module is None or module.name in self._modules:
            return
        parent = module.name.rpartition(".")[0]
        if parent:
            self._want(self._local.find(parent))
        if module not in self._waiting:
            self._waiting.append(module)

    def _source_module(self, module: FoundModule) -> SourceModule:
        if module.kind is ModuleKind.NAMESPACE:
            return SourceModule(name=module.name, is_package=True)
        origin = module.path.relative_to(self._local.project).as_posix()
        if module.kind is ModuleKind.COMPILED:
            raise MODULE_COMPILED(origin=origin, module=module.name)
        text, tree = _parsed(module, origin)
        references = find_references(tree, _package_of(module))
        texts = tuple(self._follow(module, origin, tree, references))
        return SourceModule(
            name=module.name,
            file=module.path.relative_to(module.root).as_posix(),
            origin=origin,
            text=text,
            is_package=module.is_package,
            named=texts,
        )

    def _follow(
        self, module: FoundModule, origin: str, tree: ast.Module, references: References
    ) -> Iterator[str]:
        """Note all that a module refers to; gives the texts in it that name modules for functions."""
        for name in sorted(references.names):
            self._want(self._local.longest(name))
        for name in sorted(references.stars):
            self._follow_star(name)
        if references.finds_pipelines:
            self._follow_pipelines()
        for text in references.texts:
            target = self._local.find(text.value)
            if target is not None:
                self._want(target)
                self._report_text(TEXT_RENAMED(text=text.value), text, origin)
                yield text.value
        for text in references.other_texts:
            target = self._local.longest(text.value)
            if target is not None and "." in target.name:
                self._want(target)
                self._report_text(TEXT_NOT_RENAMED(text=text.value), text, origin)
        for text in references.unknown:
            if not text.value or self._local.find(text.value) is not None:
                self._report_unknown(text, origin)
        self._follow_files(module, origin, tree, references)

    def _follow_star(self, name: str) -> None:
        """`from package import *` imports the modules that the package's `__all__` names."""
        star_module = self._local.find(name)
        if star_module is None or star_module.kind is not ModuleKind.PACKAGE:
            return
        _, tree = _parsed(star_module, star_module.path.name)
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                self._want(self._local.find(f"{name}.{node.value}"))

    def _follow_pipelines(self) -> None:
        """The modules in which `find_pipelines` of Kedro looks for pipelines."""
        self._want(self._local.find(f"{self._package}.pipeline"))
        pipelines = self._local.find(f"{self._package}.pipelines")
        if pipelines is None:
            return
        for folder in sorted(pipelines.folder.iterdir()):
            if folder.is_dir() and not folder.name.startswith((".", "__")):
                pipeline_module = self._local.find(f"{pipelines.name}.{folder.name}")
                if pipeline_module is not None and pipeline_module.kind is ModuleKind.PACKAGE:
                    self._want(pipeline_module)

    def _follow_files(
        self, module: FoundModule, origin: str, tree: ast.Module, references: References
    ) -> None:
        for name, line in references.files_of:
            local_module = self._local.find(name) if name is not None else None
            if local_module is not None:
                self._want(local_module)
                self.folders.add((module.root, local_module.folder))
            elif name is None:
                self._report_place(origin, line)
        for place in own_places(tree):
            folder = module.path.parent
            for _ in range((place.levels or 1) - 1):
                folder = folder.parent
            # Above the top-level package there is nothing of the copy's.
            is_inside = module.root in folder.parents
            if is_inside:
                self.folders.add((module.root, folder))
            if place.levels is None or not is_inside:
                self._report_place(origin, place.line)

    def _report_text(self, finding: Finding, text: Text, origin: str) -> None:
        self._log.add(finding, text.value, place=Place(file=origin, line=text.line))

    def _report_unknown(self, text: Text, origin: str) -> None:
        self._log.add(IMPORT_BY_UNKNOWN_NAME(), origin, place=Place(file=origin, line=text.line))

    def _report_place(self, origin: str, line: int) -> None:
        self._log.add(FILES_OUTSIDE_OF_COPY(), origin, place=Place(file=origin, line=line))


def _package_of(module: FoundModule) -> str:
    """What relative imports in a module start from."""
    return module.name if module.is_package else module.name.rpartition(".")[0]


def _parsed(module: FoundModule, origin: str) -> tuple[str, ast.Module]:
    """The text of a module, with plain line ends, and its syntax.

    Raises:
        ProjectError: If either cannot be read.
    """
    try:
        data = module.path.read_bytes()
        tree = ast.parse(data, filename=origin)
        text = decode_source(data)
    except (OSError, SyntaxError, ValueError, RecursionError) as error:
        line = getattr(error, "lineno", None)
        problem = getattr(error, "msg", None) or str(error)
        raise MODULE_NOT_READ(
            place=Place(file=origin, line=line), module=module.name, told=problem
        ) from error
    return text, tree
