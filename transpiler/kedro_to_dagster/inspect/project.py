"""Reads a whole Kedro project: opens it, and collects the facts."""

from __future__ import annotations

from importlib.metadata import entry_points
from pathlib import Path
from typing import Any

from ..diagnostics import DiagnosticLog
from ..model.kedro import Dataset, Environment, Parameter, Project, is_parameter
from ..options import Options
from .opening import OpenedProject, open_project, quiet_kedro
from .places import Places, find_places

# Plugins whose hooks serve Kedro's own command line and viewer, and not the project's run.
_FOR_KEDRO_ITSELF = frozenset({"kedro_telemetry", "kedro_viz"})


def inspect_project(options: Options, log: DiagnosticLog) -> Project:
    """Read the project that the options name.

    Raises:
        UsageError: If there is no Kedro project, or the options do not fit it.
        ProjectError: If Kedro itself cannot load the project.
    """
    with quiet_kedro(options.verbose):
        return _inspect(options, log)


def _inspect(options: Options, log: DiagnosticLog) -> Project:
    opened = open_project(options)
    # These import Kedro, which sets up logging when it is imported.
    from kedro import __version__ as kedro_version

    from .catalog import inspect_datasets
    from .configuration import read_configuration
    from .extras import catalog_extras
    from .lifting import Lifter
    from .orchestration import inspect_orchestration
    from .orchestration import patterns as orchestration_patterns
    from .parameters import inspect_parameter_models, inspect_parameters
    from .pipelines import dataset_names, inspect_pipelines

    path, package = opened.path, opened.metadata.package_name
    pipelines = inspect_pipelines(path, package, options.pipelines, log)
    names = dataset_names(pipelines)
    lifter = Lifter(path, package)
    models = inspect_parameter_models()
    patterns = {
        **getattr(opened.config_loader, "config_patterns", {}),
        "dagster": orchestration_patterns(opened.config_loader),
    }

    def places(kind: str, environment: str | None) -> Places:
        folders = opened.folders_of(environment)
        return find_places(patterns.get(kind, ()), path, path / opened.conf_source, folders)

    def read(environment: str | None) -> tuple[tuple[Dataset, ...], tuple[Parameter, ...]]:
        """Read the datasets and parameters of one environment, all before the next is looked at."""
        configuration = read_configuration(opened.loader_factory(environment), dict(options.params))
        datasets = inspect_datasets(
            [each for each in names if not is_parameter(each)],
            configuration,
            opened.settings.DATA_CATALOG_CLASS.default_runtime_patterns,
            places("catalog", environment),
            lifter,
            log,
        )
        parameters = inspect_parameters(
            [each for each in names if is_parameter(each)],
            models,
            configuration,
            places("parameters", environment),
            log,
        )
        return datasets, parameters

    datasets, parameters = read(options.environment)
    others = [(name, read(name)) for name in options.other_environments]
    return Project(
        name=opened.metadata.project_name,
        package_name=package,
        source_dir=Path(opened.metadata.source_dir).relative_to(path.resolve()).as_posix(),
        conf_source=opened.conf_source,
        environment=options.environment,
        kedro_version=kedro_version,
        pipelines=pipelines,
        datasets=datasets,
        parameters=parameters,
        parameter_models=models,
        hooks=_hooks(opened),
        asset_extras=catalog_extras(datasets, places("catalog", options.environment)),
        other_environments=tuple(
            Environment(name=name, datasets=found[0], parameters=found[1]) for name, found in others
        ),
        orchestration=inspect_orchestration(
            opened.config_loader, pipelines, places("dagster", options.environment)
        ),
    )


def _hooks(opened: OpenedProject) -> tuple[str, ...]:
    """Name the hooks that Kedro would register: the project's own, then those of plugins."""
    settings: Any = opened.settings
    own = [f"{type(hook).__module__}.{type(hook).__qualname__}" for hook in settings.HOOKS]
    disabled = set(settings.DISABLE_HOOKS_FOR_PLUGINS)
    plugins = sorted(
        entry.value
        for entry in entry_points(group="kedro.hooks")
        if entry.value.split(".")[0] not in _FOR_KEDRO_ITSELF
        and (entry.dist is None or entry.dist.name not in disabled)
    )
    return (*own, *plugins)
