"""The lower stage: from what the Kedro project says to what the Dagster package will say.

Every decision is made here: names, grouping, which I/O manager class, which kind of job. The functions
are pure but for the log of diagnostics; nothing here imports Kedro or Dagster.
"""

from __future__ import annotations

from ..dagster_model.package import Hooks, Package
from ..dagster_model.runs import JobSettings
from ..diagnostics import DiagnosticLog
from ..kedro_model.dataset import Dataset
from ..kedro_model.project import Project
from ..options import Options
from ..translation.decisions import Decisions
from .datasets.io_managers import datasets_of
from .datasets.resources import Resources, lower_datasets
from .environments import lower_environments
from .functions.node_functions import Functions, lower_functions
from .graph import Graph, lower_graph
from .groups.groups import Groups, lower_groups
from .names.naming import Names, lower_names
from .package import assemble
from .parameters.missing_runtime_params import report_missing_runtime_params
from .parameters.resource import Parameters, lower_parameters
from .partitions.partitioning import Partitioning
from .partitions.partitions import lower_partitions
from .planned_jobs import PlannedJob, plan_jobs
from .reports import report_changed_steps, report_untranslated
from .runs.executors import Executors, lower_executors
from .runs.hooks import lower_hooks
from .runs.job_settings import lower_job_settings
from .runs.jobs import Jobs, lower_jobs
from .runs.loggers import Loggers, lower_loggers
from .runs.run_config import check_run_configs
from .runs.runnable_jobs import RunnableJob, choose_jobs
from .runs.schedules import Schedules, lower_schedules
from .runs.sensors import lower_run_sensors
from .runs.shared_names import refuse_shared_names
from .steps.steps import Steps, lower_steps
from .translating.assets import AssetDecisions, translate_assets
from .translating.included import included_project
from .translating.jobs import Told, tell

__all__ = ["included_project", "lower"]


def lower(
    project: Project, options: Options, log: DiagnosticLog, decisions: Decisions | None = None
) -> Package:
    """Turn a Kedro project into the Dagster package that it becomes.

    `decisions` are those of the project's translator, if it has one.

    Raises:
        UsageError: If the package's name is not a valid one.
        ProjectError: If one package cannot hold all environments, or the translator fails.
    """
    datasets: dict[str, Dataset] = datasets_of(project)
    graph: Graph = lower_graph(project, log)
    translation: Told = tell(project, plan_jobs(project, options), decisions)
    planned: tuple[PlannedJob, ...] = translation.jobs
    default_names: Names = lower_names(project, graph, datasets, planned, options, log)
    decided: AssetDecisions = translate_assets(
        project, graph, datasets, default_names, translation.nodes, decisions, log
    )
    names: Names = decided.names
    partitions: Partitioning = lower_partitions(
        project, graph.nodes, [job.pipeline for job in planned], datasets, names, options, log
    )
    groups: Groups = lower_groups(
        project, options, graph, planned, datasets, names, partitions, log
    )
    functions: Functions = lower_functions(graph.nodes, project.pipelines, names, groups, log)
    parameters: Parameters = lower_parameters(project, graph.nodes, planned, names, log)
    resources: Resources = lower_datasets(
        project, graph.nodes, datasets, names, partitions, decided.io_managers, planned, options, log,
    )  # fmt: skip
    steps: Steps = lower_steps(
        project, graph, groups, datasets, names, functions, parameters, partitions, decided.assets,
        translation.settings, log,
    )  # fmt: skip
    report_changed_steps(graph.nodes, names, steps, log)
    executors: Executors = lower_executors(project, planned, graph.nodes, steps, log)
    loggers: Loggers = lower_loggers(project, planned, log)
    runnable: tuple[RunnableJob, ...] = choose_jobs(
        project, planned, graph, datasets, partitions, log
    )
    check_run_configs(project, runnable, steps, parameters, resources)
    settings: dict[str, JobSettings] = lower_job_settings(runnable, executors, loggers)
    jobs: Jobs = lower_jobs(
        runnable, settings, graph, groups, datasets, names, steps, partitions, log,
        is_whole=not project.missing_pipelines,
    )  # fmt: skip
    hooks: Hooks | None = lower_hooks(project, jobs, executors, log)
    refuse_shared_names(steps, jobs, decisions)
    schedules: Schedules = lower_schedules(project, jobs, names, translation.schedule_names, log)
    sensors = lower_run_sensors(project, planned, jobs, steps, names, partitions, log)
    environments = lower_environments(project, graph.nodes, parameters, resources, schedules)
    report_missing_runtime_params(project, log)
    report_untranslated(project, graph.nodes, groups, datasets, log)
    return assemble(
        project, options, graph, names, functions, partitions, parameters, resources,
        steps, executors, loggers, jobs, hooks, schedules, sensors, environments, log.entries,
    )  # fmt: skip
