"""The passes of the lower stage, in order."""

from __future__ import annotations

from ..diagnostics import DiagnosticLog
from ..errors import UsageError
from ..model.dagster import Credentials, Package
from ..model.kedro import Project
from ..options import Options, RuntimeMode
from .datasets.resources import lower_datasets, runtime_classes
from .draft import Draft
from .environments import lower_environments
from .functions.lifted import lift_functions
from .graph import choose_assets, collect, place
from .lineage import lineage
from .names.identifiers import credentials_variable
from .names.naming import name_all
from .parameters.missing_runtime_params import report_open_values
from .parameters.resource import lower_parameters
from .partitions.partitions import lower_partitions
from .pyproject import dagster_version, dependencies
from .reports import differences, report_untranslated
from .runs.executors import lower_executors
from .runs.hooks import choose_hooks, wire_hooks
from .runs.jobs import lower_jobs
from .runs.loggers import lower_loggers
from .runs.planned_jobs import select_jobs
from .runs.schedules import lower_schedules
from .steps.asset_checks import lower_checks
from .steps.assets import lower_assets
from .steps.settings import collect_extras

PASSES = (
    collect,
    collect_extras,
    place,
    choose_assets,
    select_jobs,
    name_all,
    lift_functions,
    lower_partitions,
    lower_parameters,
    choose_hooks,
    lower_datasets,
    lower_environments,
    lower_assets,
    lower_checks,
    lower_executors,
    lower_loggers,
    lower_jobs,
    wire_hooks,
    lower_schedules,
    report_open_values,
    report_untranslated,
)


def lower(project: Project, options: Options, log: DiagnosticLog) -> Package:
    """Turn a Kedro project into the Dagster package that it becomes.

    Raises:
        UsageError: If the package's name is not a valid one.
    """
    draft = Draft(project=project, options=options, log=log)
    for each in PASSES:
        draft = each(draft)
    return _package(draft)


def _package(draft: Draft) -> Package:
    project, options = draft.project, draft.options
    name = options.package or f"{project.package_name}_dagster"
    if not name.isidentifier():
        raise UsageError(
            "K2D907", f"'{name}' is not a valid package name.", "Choose another with --package."
        )
    distribution = name.replace("_", "-")
    return Package(
        name=name,
        distribution=distribution,
        kedro_project=project.name,
        kedro_package=project.package_name,
        source_dir=project.source_dir,
        conf_source=project.conf_source,
        environment=project.environment,
        kedro_version=project.kedro_version,
        vendors_runtime=options.runtime is RuntimeMode.VENDOR,
        ops=draft.ops,
        assets=draft.assets,
        external_assets=draft.external_assets,
        checks=draft.checks,
        jobs=draft.jobs,
        is_configured=any(each.configured is not None for each in draft.planned_jobs),
        has_dockerfile=options.docker,
        dependencies=dependencies(
            project, options, distribution, _dagster_version(draft), draft.executors
        ),
        asset_jobs=draft.asset_jobs,
        asset_key_prefix=options.asset_key_prefix,
        executor=draft.executor,
        executors=draft.executors,
        preload=draft.preload,
        loggers=draft.loggers,
        schedules=draft.schedules,
        job_inputs=draft.job_inputs,
        config_classes=draft.config_classes,
        io_manager_classes=draft.io_manager_classes,
        resources=draft.resources,
        credentials=tuple(
            Credentials(name=each, variable=credentials_variable(each))
            for each in draft.credentials
        ),
        functions=draft.functions,
        environments=draft.environments,
        lineage=lineage(draft.nodes, draft.module_of),
        partition_definitions=draft.partition_definitions,
        partition_mappings=draft.partition_mappings,
        partition_sensors=draft.partition_sensors,
        reported=differences(draft.log.entries),
        hooks=draft.hooks,
        settings=project.settings,
        runtime_classes=runtime_classes(draft),
    )


def _dagster_version(draft: Draft) -> str:
    facts = [asset.facts for asset in draft.external_assets]
    facts += [output.facts for asset in draft.assets for output in asset.outputs]
    settings = [job.settings for job in draft.jobs]
    settings += [job.settings for job in draft.asset_jobs]
    return dagster_version(facts, settings)
