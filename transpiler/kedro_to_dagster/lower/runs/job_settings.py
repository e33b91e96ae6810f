"""What `dagster.yml` says of a job's runs."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ...dagster_model.runs import JobSettings
from ...kedro_model.dagster_yml import ConfiguredJob
from ...kedro_model.node import Pipeline
from ..planned_jobs import PlannedJob
from ..steps.steps import Steps
from .executors import Executors, known_op
from .loggers import Loggers
from .runnable_jobs import RunnableJob


def lower_job_settings(
    runnable: Iterable[RunnableJob], steps: Steps, executors: Executors, loggers: Loggers
) -> dict[str, JobSettings]:
    """The settings of each job; few where it comes from a registered pipeline alone."""
    return {job.planned.name: _settings(job.planned, steps, executors, loggers) for job in runnable}


def _settings(
    planned: PlannedJob, steps: Steps, executors: Executors, loggers: Loggers
) -> JobSettings:
    executor = executors.of_jobs.get(planned.name)
    # Not the one that all jobs have.
    executor = None if executor == executors.shared else executor
    configured = planned.configured
    if configured is None:
        return JobSettings(executor=executor, tags=planned.tags)
    own_loggers = tuple(loggers.variables[name] for name in configured.loggers)
    return JobSettings(
        executor=executor,
        loggers=own_loggers,
        description=configured.description,
        tags=planned.tags,
        owners=configured.owners,
        retry_policy=configured.retry_policy,
        run_config=_run_config(configured, planned.pipeline, steps, own_loggers),
    )


def _run_config(
    configured: ConfiguredJob, pipeline: Pipeline, steps: Steps, loggers: tuple[str, ...]
) -> tuple[tuple[str, Any], ...]:
    """The run's configuration; Dagster uses the loggers that it names, and no others."""
    config = dict(configured.run_config)
    names = [steps.step_of(node) for node in pipeline.nodes]
    for name in config.get("ops", {}):
        known_op(name, names, "run_config", configured.place)
    if loggers:
        config["loggers"] = {
            **{logger: {} for logger in loggers},
            **config.get("loggers", {}),
        }
    return tuple(config.items())
