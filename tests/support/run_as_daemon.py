"""Launches runs of a package as Dagster's daemon does: `python run_as_daemon.py PACKAGE MODE NAME`.

Modes: `backfill` launches a backfill of all static partitions of the asset NAME; `schedule` lets the
schedule NAME tick once. The runs are made in this process.
"""

from __future__ import annotations

import logging
import sys
from datetime import timedelta
from typing import Any

import dagster as dg

# Dagster's scheduler can be imported after its daemon only.
import dagster._daemon
from dagster._scheduler.scheduler import launch_scheduled_runs
from dagster._time import get_current_datetime
from run_partitions import loaded, run_backfill


def backfill(defs: dg.Definitions, workspace: Any, instance: dg.DagsterInstance, name: str) -> None:
    """Backfill an asset."""
    definition = defs.resolve_asset_graph().get(dg.AssetKey(name)).partitions_def
    assert definition is not None
    keys = definition.get_partition_keys()
    assert run_backfill(workspace, instance, [name], keys) == len(keys)


def tick(workspace: Any, instance: dg.DagsterInstance) -> None:
    """Let the schedules that run tick once; the first look at them tells from when on they do."""
    now = get_current_datetime()
    times: dict[str, Any] = {}
    for moment in (now, now + timedelta(minutes=1)):
        list(launch_scheduled_runs(workspace, logging.getLogger("schedule"), moment, times))
    (run,) = instance.get_runs()
    assert run.is_success
    assert "dagster/schedule_name" in run.tags


def main() -> None:
    package, mode, *names = sys.argv[1:]
    with loaded(package) as (defs, instance, workspace):
        if mode == "backfill":
            backfill(defs, workspace, instance, *names)
        else:
            tick(workspace, instance)


if __name__ == "__main__":
    main()
