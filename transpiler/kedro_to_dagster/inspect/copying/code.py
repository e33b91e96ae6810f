"""Collects what a package needs of the project in order to do without it."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from ...codes.copying import HOOK_OF_ENTRY_POINT
from ...diagnostics import DiagnosticLog
from ...kedro_model.dagster_yml import ConfiguredLogger
from ...kedro_model.dataset import CredentialsReference, Dataset, DatasetClass
from ...kedro_model.deferred import DeferredValue, looks_deferred
from ...kedro_model.function import Function, FunctionKind, FunctionSource, Imported
from ...kedro_model.project import ParameterModel, Project
from ...kedro_model.source_code import SourceCode
from .closure import Closure
from .files import FileCollector
from .local_modules import LocalModules
from .requirements import project_requirements

# The keys under which the configuration of datasets and of loggers names classes and functions.
_KEYS_OF_CLASSES = frozenset({"()", "class", "dataset", "type"})


def inspect_code(
    project: Project, folder: Path, environments: Iterable[str], log: DiagnosticLog
) -> SourceCode:
    """Read the modules that a package of the project imports, what they import, and what a run reads.

    `environments` are the folders of the configuration that Kedro reads.

    Raises:
        ProjectError: If the source of a module cannot be read.
    """
    facts = list(_facts(project))
    package = project.package_name
    local = LocalModules(folder, folder / project.source_dir)
    closure = Closure(local, package, log)
    closure.add(sorted({*_names(facts), *_texts(project, facts)}))
    for fact in facts:
        if isinstance(fact, FunctionSource):
            closure.add_text(fact.source, fact.module)
    looks_up = any(isinstance(fact, DeferredValue) for fact in facts) or looks_deferred(
        [dataset.arguments for dataset in _datasets(facts)]
    )
    asks_registry = any(map(_is_in_registry, facts))
    if looks_up or any(map(_needs_settings, facts)) or project.has_session or asks_registry:
        closure.add([f"{package}.settings"])
    if project.has_session or asks_registry:
        closure.add([f"{package}.pipeline_registry"])
    for hook in project.hooks:
        if hook.distribution is not None and local.leads_into(hook.name):
            told = HOOK_OF_ENTRY_POINT(name=hook.name, distribution=hook.distribution)
            log.add(told, hook.name)
    collector = FileCollector(folder, log)
    reads_configuration = project.has_session or looks_up
    configuration = (
        collector.configuration(project.conf_source, environments) if reads_configuration else ()
    )
    return SourceCode(
        modules=closure.modules,
        named=tuple(sorted(text for text in set(_texts(project, facts)) if local.leads_into(text))),
        files=collector.beside(closure.folders),
        configuration=(
            *configuration,
            *(collector.logging() if project.settings.has_logging else ()),
        ),
        requirements=project_requirements(folder, log),
    )


def with_modules(
    project: Project, folder: Path, names: Iterable[str], log: DiagnosticLog
) -> Project:
    """A project with copies: those of the modules of some names too, as far as they are the project's.

    Raises:
        ProjectError: If the source of a module cannot be read.
    """
    if project.code is None:
        return project
    local = LocalModules(folder, folder / project.source_dir)
    closure = Closure(local, project.package_name, log)
    closure.add(sorted(names))
    code = project.code
    modules = {module.name: module for module in (*closure.modules, *code.modules)}
    files = {file.file: file for file in FileCollector(folder, log).beside(closure.folders)}
    files |= {file.file: file for file in code.files}
    return dataclasses.replace(
        project,
        code=dataclasses.replace(
            code,
            modules=tuple(modules[name] for name in sorted(modules)),
            files=tuple(files[name] for name in sorted(files)),
        ),
    )


def _facts(value: Any) -> Iterator[Any]:
    """All that a project consists of, at any depth."""
    yield value
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        for field in dataclasses.fields(value):
            yield from _facts(getattr(value, field.name))
    elif isinstance(value, dict):
        for item in value.values():
            yield from _facts(item)
    elif isinstance(value, (list, tuple)):
        for item in value:
            yield from _facts(item)


def _datasets(facts: Iterable[Any]) -> list[Dataset]:
    return [fact for fact in facts if isinstance(fact, Dataset)]


def _names(facts: Iterable[Any]) -> Iterator[str]:
    """What the package imports by name."""
    for fact in facts:
        if isinstance(fact, Function):
            if fact.kind in (FunctionKind.IMPORTABLE, FunctionKind.PARTIAL):
                yield fact.module
        elif isinstance(fact, (DatasetClass, Imported, ParameterModel)):
            yield fact.module or ""
        elif isinstance(fact, type):
            yield fact.__module__


def _texts(project: Project, facts: Iterable[Any]) -> Iterator[str]:
    """The texts in the configuration by which a run, or Dagster, imports something."""
    for fact in facts:
        if isinstance(fact, Dataset):
            yield from _under_keys(fact.arguments)
            yield from (text for text in _facts(fact.validator) if isinstance(text, str))
        elif isinstance(fact, ConfiguredLogger):
            yield from _under_keys((fact.handlers, fact.formatters, fact.filters))


def _under_keys(configuration: Any) -> Iterator[str]:
    """The texts under the keys that name classes, in mappings and in pairs of keys and values."""
    items: list[Any] = list(configuration.items()) if isinstance(configuration, dict) else []
    if isinstance(configuration, (list, tuple)):
        for item in configuration:
            yield from _under_keys(item)
        if len(configuration) == 2 and isinstance(configuration[0], str):
            items = [configuration]
    for key, value in items:
        if key in _KEYS_OF_CLASSES and isinstance(value, str):
            yield value
        yield from _under_keys(value)


def _needs_settings(fact: Any) -> bool:
    return isinstance(fact, CredentialsReference)


def _is_in_registry(fact: Any) -> bool:
    if isinstance(fact, ParameterModel):
        return fact.module is None
    return isinstance(fact, Function) and fact.kind is FunctionKind.REGISTRY_ONLY
