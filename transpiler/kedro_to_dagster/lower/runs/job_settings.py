"""What `dagster.yml` says of a job's runs."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ...dagster_model.runs import JobSettings
from ...kedro_model.dagster_yml import ConfiguredJob
from ..planned_jobs import PlannedJob
from .executors import Executors
from .loggers import Loggers
from .runnable_jobs import RunnableJob


def lower_job_settings(
    runnable: Iterable[RunnableJob], executors: Executors, loggers: Loggers
) -> dict[str, JobSettings]:
    """The settings of each job; few where it comes from a registered pipeline alone."""
    return {job.planned.name: _settings(job.planned, executors, loggers) for job in runnable}


def _settings(planned: PlannedJob, executors: Executors, loggers: Loggers) -> JobSettings:
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
        run_config=_run_config(configured, own_loggers),
    )


def _run_config(configured: ConfiguredJob, loggers: tuple[str, ...]) -> tuple[tuple[str, Any], ...]:
    """The run's configuration; Dagster uses the loggers that it names, and no others."""
    config = dict(configured.run_config)
    if loggers:
        config["loggers"] = {
            **{logger: {} for logger in loggers},
            **config.get("loggers", {}),
        }
    return tuple(config.items())
