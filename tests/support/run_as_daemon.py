"""Launches runs of a package as Dagster's daemon does: `python run_as_daemon.py PACKAGE MODE NAME`.

Modes: `backfill` launches a backfill of all static partitions of the asset NAME; `schedule` lets the
schedule NAME tick once. The runs are made in this process.
"""

from __future__ import annotations

import importlib
import logging
import sys
from datetime import timedelta
from typing import Any

import dagster as dg

# Dagster's scheduler can be imported after its daemon only.
import dagster._daemon
from dagster._core.test_utils import instance_for_test
from dagster._core.workspace.context import WorkspaceProcessContext
from dagster._core.workspace.load_target import ModuleTarget
from dagster._scheduler.scheduler import launch_scheduled_runs
from dagster._time import get_current_datetime
from run_partitions import DEFINITIONS, IN_THIS_PROCESS, SOURCE, run_backfill


def backfill(workspace: Any, instance: dg.DagsterInstance, name: str) -> None:
    """Backfill an asset."""
    graph = importlib.import_module("in_process_definitions").defs.resolve_asset_graph()
    definition = graph.get(dg.AssetKey(name)).partitions_def
    keys = definition.get_partition_keys()
    assert run_backfill(workspace, instance, {"asset": name, "keys": keys}) == len(keys)


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
    (SOURCE / "in_process_definitions.py").write_text(DEFINITIONS.format(package=package))
    target = ModuleTarget(
        module_name="in_process_definitions",
        attribute="defs",
        working_directory=str(SOURCE),
        location_name="package",
    )
    with (
        instance_for_test(overrides=IN_THIS_PROCESS) as instance,
        WorkspaceProcessContext(instance, target) as workspace,
    ):
        if mode == "backfill":
            backfill(workspace, instance, *names)
        else:
            tick(workspace, instance)


if __name__ == "__main__":
    main()
