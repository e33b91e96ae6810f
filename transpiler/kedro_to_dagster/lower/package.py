"""Puts the parts of the package together."""

from __future__ import annotations

import keyword
import re
from collections.abc import Iterable
from dataclasses import replace

from ..codes.command import PACKAGE_NAME_WRONG
from ..dagster_model.package import EnvironmentChanges, Hooks, Package
from ..dagster_model.runs import Sensor
from ..diagnostics import Diagnostic
from ..kedro_model.project import Project
from ..options import Options, RuntimeMode
from .copies import lower_copies, own_modules
from .datasets.resources import Resources
from .functions.node_functions import Functions
from .graph import Graph
from .names.naming import Names
from .parameters.resource import Parameters
from .partitions.partitioning import Partitioning
from .pyproject import dagster_version, dependencies
from .readme import differences, lineage
from .runs.executors import Executors
from .runs.jobs import Jobs
from .runs.loggers import Loggers
from .runs.schedules import Schedules
from .steps.steps import Steps

# What is the name of a distribution once its underscores are hyphens.
_DISTRIBUTION = re.compile(r"[A-Za-z0-9]([A-Za-z0-9_]*[A-Za-z0-9])?\Z")


def package_name(project: Project, options: Options) -> str:
    """The name of the Python package that is generated."""
    return options.package or f"{project.package_name}_dagster"


def _valid_name(project: Project, options: Options) -> str:
    name = package_name(project, options)
    if not name.isidentifier():
        raise PACKAGE_NAME_WRONG(name=name, cause="it is no Python identifier")
    if keyword.iskeyword(name):
        raise PACKAGE_NAME_WRONG(name=name, cause="it is a keyword of Python")
    if not _DISTRIBUTION.match(name):
        cause = "no distribution can be called so, which begins and ends with a letter or digit, all ASCII"
        raise PACKAGE_NAME_WRONG(name=name, cause=cause)
    return name


def assemble(
    project: Project, options: Options, graph: Graph, names: Names, functions: Functions,
    partitions: Partitioning, parameters: Parameters, resources: Resources, steps: Steps,
    executors: Executors, loggers: Loggers, jobs: Jobs, hooks: Hooks | None, schedules: Schedules,
    sensors: tuple[Sensor, ...], environments: tuple[EnvironmentChanges, ...],
    reported: Iterable[Diagnostic],
) -> Package:  # fmt: skip
    """Make the package of its parts; `reported` is all that there is to report.

    Raises:
        UsageError: If the package's name is not a valid one.
    """
    name = _valid_name(project, options)
    distribution = name.replace("_", "-")
    dagster = dagster_version(steps.metadata, [job.settings for job in jobs.every])
    package = Package(
        name=name,
        distribution=distribution,
        kedro_project=project.name,
        kedro_package=project.package_name,
        source_dir=project.source_dir,
        conf_source=project.conf_source,
        environment=project.environment,
        kedro_version=project.kedro_version,
        vendors_runtime=options.runtime is RuntimeMode.VENDOR,
        ops=tuple(steps.ops.values()),
        assets=steps.every_asset,
        external_assets=steps.external_assets,
        checks=steps.checks,
        jobs=jobs.explicit,
        is_configured=bool(project.orchestration and project.orchestration.jobs),
        has_dockerfile=options.docker,
        dependencies=dependencies(project, options, distribution, dagster, executors.executors),
        asset_jobs=jobs.of_assets,
        asset_key_prefix=names.asset_key_prefix,
        executor=executors.default,
        executors=executors.executors,
        loggers=loggers.loggers,
        run_sensors=sensors,
        schedules=schedules.schedules,
        config_classes=parameters.classes,
        io_manager_classes=resources.classes,
        resources=resources.resources,
        credentials=resources.credentials,
        functions=functions.lifted,
        environments=environments,
        lineage=lineage(graph.nodes, names.module_of),
        partition_definitions=partitions.definitions,
        partition_mappings=partitions.mappings,
        partition_sensors=partitions.sensors,
        reported=differences(reported),
        hooks=hooks,
        settings=project.settings,
        copies=lower_copies(project),
    )
    return _completed(package, project, names)


def _completed(package: Package, project: Project, names: Names) -> Package:
    """The package with what its modules need to know of the whole."""
    return replace(
        package,
        imports_project=bool(own_modules(package)),
        keeps_modules=bool(project.missing_pipelines),
        pipelines=names.pipelines,
    )
