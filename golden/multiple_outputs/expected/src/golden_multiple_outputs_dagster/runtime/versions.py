"""Versions of Kedro datasets, derived from Dagster runs.

Kedro gives every run one save version, shared by all its datasets. Here it is the time at which the
Dagster run was created: the same in every process that runs a step of it, and new for every run.
"""

from collections.abc import Callable, Iterator
from datetime import datetime, timezone

import dagster as dg


def save_version(context: dg.InputContext | dg.OutputContext) -> str:
    """The version under which the current run saves."""
    return _version(context.step_context.instance, context.step_context.run_id)


def load_version(context: dg.InputContext, exists: Callable[[str], bool]) -> str | None:
    """The version to load: what this run, or a run that it retries, has saved; else the latest.

    Kedro reads back what the run itself has saved even where another run has saved since; None stands
    for the latest version.
    """
    return next((version for version in _own_versions(context) if exists(version)), None)


def _own_versions(context: dg.InputContext) -> Iterator[str]:
    instance = context.step_context.instance
    run_id: str | None = context.step_context.run_id
    while run_id:
        yield _version(instance, run_id)
        run = instance.get_run_by_id(run_id)
        run_id = run.parent_run_id if run else None


def _version(instance: dg.DagsterInstance, run_id: str) -> str:
    """A run's creation time in Kedro's format (`kedro.io.core.generate_timestamp`)."""
    record = instance.get_run_record_by_id(run_id)
    if record is None:
        raise dg.Failure(f"The run {run_id} is not in the Dagster instance.")
    created: datetime = record.create_timestamp.astimezone(timezone.utc)
    return f"{created:%Y-%m-%dT%H.%M.%S}.{created.microsecond // 1000:03d}Z"
