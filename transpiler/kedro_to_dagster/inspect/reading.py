"""Reads the facts of an opened project: what all environments share, then each environment in turn."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kedro import __version__ as kedro_version

from ..diagnostics import DiagnosticLog
from ..kedro_model.dagster_yml import Orchestration
from ..kedro_model.dataset import Dataset
from ..kedro_model.node import is_parameter
from ..kedro_model.project import Environment, Hook, Parameter, Project
from ..options import Options
from .catalog.datasets import inspect_datasets
from .catalog.elsewhere import with_elsewhere
from .catalog.libraries import dataset_libraries, project_distribution
from .catalog.parameters import inspect_parameters, parameter_models, parameter_types
from .catalog.replaced_parameters import report_replaced
from .code.endings import report_endings
from .code.lifting import Lifter
from .code.without_session import needs_of_session
from .config.configuration import Configuration, read_configuration
from .config.configuration_files import ConfigurationFiles
from .config.opening import OpenedProject
from .config.own_run import report_own_run
from .config.private import report_deferred
from .config.resolving import ResolverCalls
from .config.session_classes import session_classes
from .config.settings import SettingPlaces, find_settings, inspect_settings
from .dagster_yml.documents import patterns as orchestration_patterns
from .dagster_yml.orchestration import inspect_orchestration
from .dagster_yml.settings import catalog_settings
from .hooks import datasets_for_hooks, inspect_hooks
from .pipelines.pipelines import Inspected, dataset_names, inspect_pipelines


def read_project(opened: OpenedProject, options: Options, log: DiagnosticLog) -> Project:
    """Read everything that the package is decided from, but for the code that is copied.

    Raises:
        UsageError: If the options do not fit the project.
        ProjectError: If Kedro cannot load the project.
    """
    path, package = opened.path, opened.metadata.package_name
    inspected = inspect_pipelines(opened, package, options, log)
    names = dataset_names(inspected.pipelines)
    lifter = Lifter(path, package)
    types = parameter_types()
    settings = find_settings(package, path)
    hooks = inspect_hooks(opened.settings, settings.of("HOOKS"), log)
    own_classes = session_classes(opened.settings)
    patterns = {
        **getattr(opened.config_loader, "config_patterns", {}),
        "dagster": orchestration_patterns(opened.config_loader),
    }
    files = ConfigurationFiles(opened, patterns, log)
    reader = _Reader(opened, options, inspected, files, patterns, lifter, types, log)
    configuration = reader.configuration(options.environment)
    stored = {name for name in names if not is_parameter(name)}
    stored |= datasets_for_hooks(hooks, own_classes, configuration)
    used = _Used(tuple(sorted(stored)), tuple(name for name in names if is_parameter(name)))
    datasets, parameters = reader.values(options.environment, configuration, used)
    others = {
        name: reader.values(name, reader.configuration(name), used)
        for name in options.other_environments
    }
    return _project(reader, settings, hooks, own_classes, datasets, parameters, others)


@dataclass(frozen=True, slots=True)
class _Used:
    """The datasets and parameters that are read of each environment."""

    datasets: tuple[str, ...]
    parameters: tuple[str, ...]


_Values = tuple[tuple[Dataset, ...], tuple[Parameter, ...]]


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads what may differ among the environments of the project."""

    opened: OpenedProject
    options: Options
    inspected: Inspected
    files: ConfigurationFiles
    patterns: Mapping[str, Iterable[str]]
    lifter: Lifter
    types: Mapping[str, Any]
    log: DiagnosticLog

    def configuration(self, environment: str | None) -> Configuration:
        """What Kedro's configuration loader makes of the files."""
        return read_configuration(
            self.opened.loader_factory(environment),
            dict(self.options.params),
            self.options.constant_resolvers,
            self.files.personal_globals(environment),
        )

    def values(self, environment: str | None, configuration: Configuration, used: _Used) -> _Values:
        """The datasets and parameters of one environment, all before the next is looked at."""
        datasets = self._datasets(environment, configuration, used.datasets)
        places = self.files.places("parameters", environment)
        parameters = inspect_parameters(
            used.parameters,
            self.types,
            configuration,
            places,
            self.log,
            self.files.private("parameters", places, environment),
        )
        report_replaced(parameters, self.files.replaces_parameters(environment), self.log)
        deferred = [(f"dataset '{dataset.name}'", dict(dataset.arguments)) for dataset in datasets]
        deferred += [(f"'{parameter.name}'", parameter.value) for parameter in parameters]
        report_deferred(deferred, self.log)
        return datasets, parameters

    def _datasets(
        self, environment: str | None, configuration: Configuration, names: Iterable[str]
    ) -> tuple[Dataset, ...]:
        opened, files = self.opened, self.files
        places = files.places("catalog", environment)
        datasets = inspect_datasets(
            names,
            configuration,
            getattr(opened.settings.DATA_CATALOG_CLASS, "default_runtime_patterns", {}),
            places,
            self.lifter,
            self.log,
            files.private("catalog", places, environment),
            files.places("credentials", environment).top_level,
        )
        return with_elsewhere(
            datasets,
            self.patterns.get("catalog", ()),
            opened.path,
            opened.path / opened.conf_source,
            opened.folders_of(environment),
        )

    def orchestration(self, environment: str | None) -> Orchestration | None:
        """What `dagster.yml` says, if there is one."""
        constant = frozenset(self.options.constant_resolvers)
        calls = ResolverCalls(constant, self.files.personal_globals(environment))
        with calls.watched():
            loader = self.opened.loader_factory(environment)(dict(self.options.params))
        places = self.files.reported_places("dagster", environment)
        pipelines, missing = self.inspected.pipelines, self.inspected.missing
        return inspect_orchestration(loader, pipelines, missing, places, self.log, calls)


def _are_loaded(reader: _Reader, datasets: Iterable[Dataset]) -> bool:
    """Whether the code needs what Kedro loads before a run; it is reported where that is not to be had."""
    nodes = (node for pipeline in reader.inspected.pipelines for node in pipeline.nodes)
    modules = {dataset.dataset_class.module for dataset in datasets}
    opened = reader.opened
    needs = needs_of_session(opened.path, opened.metadata.package_name, nodes, modules)
    if reader.options.copy_code:
        for need in needs:
            reader.log.add(need.finding, need.module, place=need.place)
    return bool(needs) and not reader.options.copy_code


def _project(
    reader: _Reader,
    settings: SettingPlaces,
    hooks: tuple[Hook, ...],
    own_classes: tuple[str, ...],
    datasets: tuple[Dataset, ...],
    parameters: tuple[Parameter, ...],
    others: Mapping[str, _Values],
) -> Project:
    """The facts; what is still to be read is read in the order of the fields."""
    opened, options, log = reader.opened, reader.options, reader.log
    path, package = opened.path, opened.metadata.package_name
    has_session = any(hook.specs for hook in hooks) or bool(own_classes)
    every_dataset = [
        *datasets,
        *(dataset for own_datasets, _ in others.values() for dataset in own_datasets),
    ]
    report_endings(package, every_dataset, path, log)
    report_own_run(package, path, log)
    are_loaded = not has_session and _are_loaded(reader, every_dataset)
    return Project(
        name=opened.metadata.project_name,
        package_name=package,
        source_dir=Path(opened.metadata.source_dir).relative_to(path.resolve()).as_posix(),
        conf_source=opened.conf_source,
        environment=options.environment,
        kedro_version=kedro_version,
        pipelines=reader.inspected.pipelines,
        missing_pipelines=reader.inspected.missing,
        settings=inspect_settings(
            opened.settings,
            path,
            settings,
            log,
            are_loaded=are_loaded,
        ),
        datasets=datasets,
        parameters=parameters,
        parameter_models=parameter_models(reader.types),
        hooks=hooks,
        session_classes=own_classes,
        hooks_register_pipelines=reader.inspected.are_registered_by_hooks,
        runtime_params=options.params if has_session else (),
        asset_settings=catalog_settings(
            datasets, reader.files.places("catalog", options.environment)
        ),
        other_environments=tuple(
            Environment(
                name=name,
                datasets=own_datasets,
                parameters=values,
                orchestration=reader.orchestration(name),
            )
            for name, (own_datasets, values) in others.items()
        ),
        orchestration=reader.orchestration(options.environment),
        distribution=project_distribution(path),
        libraries=dataset_libraries(every_dataset, package),
    )
