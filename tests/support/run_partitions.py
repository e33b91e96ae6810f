"""Runs what has partitions in a package, on a real instance: `run_partitions.py PACKAGE CASES`.

Each case names an asset, a job, and partitions of the asset. It is run for one partition, for a range, by
a backfill of the daemon, and as a job; what each way leaves in the folder of the asset is printed as JSON.
"""

from __future__ import annotations

import importlib
import json
import logging
import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import dagster as dg
from dagster._core.test_utils import instance_for_test
from dagster._core.workspace.context import WorkspaceProcessContext
from dagster._core.workspace.load_target import ModuleTarget
from dagster._daemon.backfill import execute_backfill_iteration
from dagster_graphql.test.utils import execute_dagster_graphql

# Also puts the package's folder on the path.
from run_package import RANGE_END, RANGE_START

SOURCE = Path("dagster", "src").resolve()

# Loaded by a server of Dagster's too, which knows the package's folder only.
DEFINITIONS = """
from {package} import definitions

defs = definitions.defs()
"""
LAUNCH_BACKFILL = """
mutation ($parameters: LaunchBackfillParams!) {
  launched: launchPartitionBackfill(backfillParams: $parameters) {
    __typename
    ... on LaunchBackfillSuccess { backfillId }
    ... on Error { message }
  }
}
"""
# Runs are launched as soon as they are asked for, and in this process.
IN_THIS_PROCESS = {
    "run_launcher": {
        "module": "dagster._core.launcher.sync_in_memory_run_launcher",
        "class": "SyncInMemoryRunLauncher",
    },
    "run_coordinator": {
        "module": "dagster._core.run_coordinator",
        "class": "DefaultRunCoordinator",
    },
}


def run_partition(
    defs: dg.Definitions, instance: dg.DagsterInstance, case: Any, **how: Any
) -> None:
    """Materialise the case's asset."""
    job = defs.resolve_implicit_global_asset_job_def()
    key = dg.AssetKey(case["asset"])
    job.get_subset(asset_selection={key}).execute_in_process(instance=instance, **how)


def run_backfill(
    workspace: Any, instance: dg.DagsterInstance, assets: Sequence[str], keys: Sequence[str]
) -> int:
    """Launch a backfill as the UI does, and do what the daemon does; count the runs."""
    parameters = {
        "assetSelection": [{"path": name.split("/")} for name in assets],
        "partitionNames": list(keys),
    }
    answer = execute_dagster_graphql(
        workspace.create_request_context(), LAUNCH_BACKFILL, {"parameters": parameters}
    )
    assert answer.data is not None, answer.errors
    assert "backfillId" in answer.data["launched"], answer.data
    backfill_id = answer.data["launched"]["backfillId"]
    for _ in range(10):
        list(execute_backfill_iteration(workspace, logging.getLogger("backfill")))
        backfill = instance.get_backfill(backfill_id)
        assert backfill is not None
        if backfill.status.value.startswith("COMPLETED"):
            break
    runs = instance.get_runs(dg.RunsFilter(tags={"dagster/backfill": backfill_id}))
    assert backfill.status.value == "COMPLETED_SUCCESS", [(run.status, run.tags) for run in runs]
    return len(runs)


def run_job(defs: dg.Definitions, instance: dg.DagsterInstance, case: Any) -> list[str]:
    """Run the case's job, for each partition where it has any; name the ops that were run."""
    job = defs.resolve_job_def(case["job"])
    steps = []
    is_range = RANGE_START in job.tags
    for key in case["keys"] if job.partitions_def and not is_range else [None]:
        result = job.execute_in_process(instance=instance, partition_key=key)
        steps += [event.step_key for event in result.get_step_success_events()]
    return steps


@contextmanager
def loaded(package: str) -> Iterator[tuple[dg.Definitions, dg.DagsterInstance, Any]]:
    """The definitions of a package, with an instance and as the UI and the daemon have them loaded."""
    (SOURCE / "in_process_definitions.py").write_text(DEFINITIONS.format(package=package))
    defs: dg.Definitions = importlib.import_module("in_process_definitions").defs
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
        yield defs, instance, workspace


def main() -> None:
    cases = json.loads(sys.argv[2])
    results = {}
    with loaded(sys.argv[1]) as (defs, instance, workspace):
        for case in cases:
            for name, keys in case["dynamic"].items():
                instance.add_dynamic_partitions(name, keys)
            results[case["asset"]] = run_case(defs, instance, workspace, case)
    print(json.dumps(results))


def run_case(
    defs: dg.Definitions, instance: dg.DagsterInstance, workspace: Any, case: Any
) -> dict[str, Any]:
    """Run a case in every way."""
    first, last = case["keys"][0], case["keys"][-1]
    ways: dict[str, Callable[[], Any]] = {
        "partition": lambda: run_partition(defs, instance, case, partition_key=last),
        "range": lambda: run_partition(
            defs, instance, case, tags={RANGE_START: first, RANGE_END: last}
        ),
        "backfill": lambda: run_backfill(workspace, instance, [case["asset"]], case["keys"]),
        "job": lambda: run_job(defs, instance, case),
    }
    made: dict[str, Any] = {}
    folder = Path(case["folder"])
    for name, way in ways.items():
        if folder.exists():
            shutil.rmtree(folder)
        instance.wipe_assets([dg.AssetKey(case["asset"])])
        outcome = way()
        files = {
            path.relative_to(folder).as_posix(): json.loads(path.read_text())
            for path in sorted(folder.rglob("*"))
            if path.is_file()
        }
        recorded = instance.get_materialized_partitions(dg.AssetKey(case["asset"]))
        made[name] = {"files": files, "outcome": outcome, "recorded": sorted(recorded)}
    return made


if __name__ == "__main__":
    main()
