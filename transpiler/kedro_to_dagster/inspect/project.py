"""Reads a whole Kedro project: opens it, and collects the facts."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from ..diagnostics import DiagnosticLog
from ..kedro_model.dagster_yml import Orchestration
from ..kedro_model.dataset import Dataset
from ..kedro_model.node import is_parameter
from ..kedro_model.project import Environment, Parameter, Project
from ..options import Options
from .config.opening import OpenedProject, open_project
from .config.quiet import quiet_kedro


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

    from .catalog.datasets import inspect_datasets
    from .catalog.elsewhere import with_elsewhere
    from .catalog.libraries import dataset_libraries, project_distribution
    from .catalog.parameters import inspect_parameters, parameter_models, parameter_types
    from .code.lifting import Lifter
    from .config.configuration import Configuration, read_configuration
    from .config.configuration_files import ConfigurationFiles
    from .config.context import parameters_reader
    from .config.private import report_deferred
    from .config.resolving import ResolverCalls
    from .config.settings import find_settings, inspect_settings
    from .dagster_yml.documents import patterns as orchestration_patterns
    from .dagster_yml.orchestration import inspect_orchestration
    from .dagster_yml.settings import catalog_settings
    from .hooks import datasets_for_hooks, inspect_hooks
    from .pipelines.pipelines import dataset_names, inspect_pipelines

    path, package = opened.path, opened.metadata.package_name
    inspected = inspect_pipelines(path, package, options, log)
    pipelines = inspected.pipelines
    names = dataset_names(pipelines)
    lifter = Lifter(path, package)
    types = parameter_types()
    settings = find_settings(package, path)
    hooks = inspect_hooks(opened.settings, settings.of("HOOKS"), log)
    read_parameters = parameters_reader(opened.settings.CONTEXT_CLASS, path, package, settings, log)
    patterns = {
        **getattr(opened.config_loader, "config_patterns", {}),
        "dagster": orchestration_patterns(opened.config_loader),
    }

    files = ConfigurationFiles(opened, patterns, log)
    places = files.places

    def configured(environment: str | None) -> Configuration:
        loader = opened.loader_factory(environment)
        return read_configuration(
            loader,
            dict(options.params),
            options.constant_resolvers,
            read_parameters,
            files.personal_globals(environment),
        )

    def read(
        environment: str | None, configuration: Configuration
    ) -> tuple[tuple[Dataset, ...], tuple[Parameter, ...]]:
        """Read the datasets and parameters of one environment, all before the next is looked at."""
        found = inspect_datasets(
            stored,
            configuration,
            getattr(opened.settings.DATA_CATALOG_CLASS, "default_runtime_patterns", {}),
            (catalog := places("catalog", environment)),
            lifter,
            log,
            files.private("catalog", catalog, environment),
            places("credentials", environment).top_level,
        )
        datasets = with_elsewhere(
            found,
            patterns.get("catalog", ()),
            path,
            path / opened.conf_source,
            opened.folders_of(environment),
        )
        parameters = inspect_parameters(
            [each for each in names if is_parameter(each)],
            types,
            configuration,
            (given := places("parameters", environment)),
            log,
            files.private("parameters", given, environment),
        )
        deferred = [(f"dataset {each.name}", dict(each.arguments)) for each in datasets]
        deferred += [(each.name, each.value) for each in parameters]
        report_deferred(deferred, log)
        return datasets, parameters

    configuration = configured(options.environment)
    stored = sorted(
        {each for each in names if not is_parameter(each)}
        | datasets_for_hooks(hooks, configuration)
    )

    def orchestrated(environment: str | None) -> Orchestration | None:
        constant = frozenset(options.constant_resolvers)
        calls = ResolverCalls(constant, files.personal_globals(environment))
        with calls.watched():
            loader = opened.loader_factory(environment)(dict(options.params))
        found = files.reported_places("dagster", environment)
        return inspect_orchestration(loader, pipelines, inspected.missing, found, log, calls)

    datasets, parameters = read(options.environment, configuration)
    others = [(name, read(name, configured(name))) for name in options.other_environments]
    return _with_code(
        Project(
            name=opened.metadata.project_name,
            package_name=package,
            source_dir=Path(opened.metadata.source_dir).relative_to(path.resolve()).as_posix(),
            conf_source=opened.conf_source,
            environment=options.environment,
            kedro_version=kedro_version,
            pipelines=pipelines,
            missing_pipelines=inspected.missing,
            settings=inspect_settings(
                opened.settings,
                path,
                settings,
                log,
                has_hooks=any(hook.specs for hook in hooks),
            ),
            datasets=datasets,
            parameters=parameters,
            parameter_models=parameter_models(types),
            hooks=hooks,
            runtime_params=options.params if hooks else (),
            asset_settings=catalog_settings(datasets, places("catalog", options.environment)),
            other_environments=tuple(
                Environment(
                    name=name,
                    datasets=found[0],
                    parameters=found[1],
                    orchestration=orchestrated(name),
                )
                for name, found in others
            ),
            orchestration=orchestrated(options.environment),
            distribution=project_distribution(path),
            libraries=dataset_libraries(
                [*datasets, *(dataset for _, found in others for dataset in found[0])], package
            ),
        ),
        options,
        opened,
        log,
    )


def _with_code(
    project: Project, options: Options, opened: OpenedProject, log: DiagnosticLog
) -> Project:
    """The project, with what a package needs to do without it where it is to."""
    if not options.copy_code:
        return project
    from .copying.code import inspect_code

    environments = [options.environment, *options.other_environments]
    folders = [folder for name in environments for folder in opened.folders_of(name)]
    return replace(project, code=inspect_code(project, opened.path, folders, log))
