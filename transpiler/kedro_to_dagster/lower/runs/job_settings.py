"""What `dagster.yml` says of a job's runs."""

from __future__ import annotations

from typing import Any

from ...model.running import JobSettings
from ..draft import Draft, PlannedJob
from .executors import known_op


def job_settings(planned: PlannedJob, draft: Draft) -> JobSettings:
    """Collect the settings of a job; nothing where it comes from a registered pipeline alone."""
    configured = planned.configured
    if configured is None:
        return JobSettings()
    return JobSettings(
        executor=_executor(configured.executor, draft),
        loggers=tuple(draft.logger_variables[each] for each in configured.loggers),
        description=configured.description,
        tags=configured.tags,
        owners=configured.owners,
        retry_policy=configured.retry_policy,
        run_config=_run_config(planned, draft),
    )


def _executor(name: str | None, draft: Draft) -> str | None:
    """The variable of a job's executor, unless it is the one that all jobs have."""
    variable = draft.executor_variables.get(name or "")
    return None if variable == draft.executor else variable


def _run_config(planned: PlannedJob, draft: Draft) -> tuple[tuple[str, Any], ...]:
    """The run's configuration; Dagster uses the loggers that it names, and no others."""
    assert planned.configured is not None
    config = dict(planned.configured.run_config)
    names = draft.step_names()
    steps = [names[node.identity] for node in planned.pipeline.nodes]
    for name in config.get("ops", {}):
        known_op(name, steps, "run_config", planned.configured.place)
    loggers: dict[str, Any] = {
        draft.logger_variables[each]: {} for each in planned.configured.loggers
    }
    if loggers:
        config["loggers"] = {**loggers, **config.get("loggers", {})}
    return tuple(config.items())
