"""Acts on a package on a real instance, step by step: `act_on_partitions.py PACKAGE ACTIONS`.

An action is a run of a job or of an asset, a backfill as the UI launches it, a look of a sensor as the
daemon takes it, or a file that is written or removed. Prints as JSON what each leaves behind: its outcome,
the files below `data`, and the recorded partitions of each asset.
"""

from __future__ import annotations

import json
import logging
import shutil
import sys
from datetime import timedelta
from pathlib import Path
from typing import Any

import dagster as dg
from dagster._core.test_utils import freeze_time
from dagster._daemon.sensor import execute_sensor_iteration
from dagster._time import get_current_datetime
from run_package import RANGE_END, RANGE_START
from run_partitions import loaded, run_backfill


class Package:
    """A package with its instance, and what can be done with them."""

    def __init__(self, defs: dg.Definitions, instance: dg.DagsterInstance, workspace: Any) -> None:
        self.defs = defs
        self.instance = instance
        self.workspace = workspace
        self.now = get_current_datetime()

    def job(self, name: str, key: str | None = None, config: Any = None) -> list[str]:
        """Run a job, or its partition; name the steps in the order in which they were done."""
        job = self.defs.resolve_job_def(name)
        result = job.execute_in_process(
            instance=self.instance, partition_key=key, run_config=config or {}
        )
        return [event.step_key for event in result.get_step_success_events()]

    def asset(self, name: str, key: str | None = None, keys: tuple[str, str] | None = None) -> None:
        """Materialise an asset, or one or a range of its partitions."""
        tags = {} if keys is None else {RANGE_START: keys[0], RANGE_END: keys[1]}
        job = self.defs.resolve_implicit_global_asset_job_def()
        job.get_subset(asset_selection={dg.AssetKey(name)}).execute_in_process(
            instance=self.instance, partition_key=key, tags=tags
        )

    def backfill(self, assets: list[str], keys: list[str]) -> int:
        """Launch a backfill; count its runs."""
        return run_backfill(self.workspace, self.instance, assets, keys)

    def sensor(self, name: str, partitions: str) -> list[str]:
        """Let the daemon look at a sensor that is on; name the partitions that there are then."""
        (repository,) = (
            self.workspace.create_request_context()
            .get_code_location("package")
            .get_repositories()
            .values()
        )
        self.instance.start_sensor(repository.get_sensor(name))
        # The daemon looks again after a while.
        self.now += timedelta(minutes=5)
        with freeze_time(self.now):
            list(execute_sensor_iteration(self.workspace, logging.getLogger("sensor"), None, None))
        return sorted(self.instance.get_dynamic_partitions(partitions))

    def write(self, path: str, text: str) -> None:
        """Write a file."""
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        Path(path).write_text(text, encoding="utf-8")

    def remove(self, path: str) -> None:
        """Remove a folder."""
        shutil.rmtree(path)

    def recorded(self) -> dict[str, list[str]]:
        """The partitions of each asset that are materialised."""
        graph = self.defs.resolve_asset_graph()
        return {
            key.to_user_string(): sorted(self.instance.get_materialized_partitions(key))
            for key in graph.materializable_asset_keys
            if graph.get(key).is_partitioned
        }


def files() -> dict[str, str]:
    """Every file below `data`."""
    return {
        path.relative_to("data").as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(Path("data").rglob("*"))
        if path.is_file()
    }


def main() -> None:
    left = []
    with loaded(sys.argv[1]) as (defs, instance, workspace):
        package = Package(defs, instance, workspace)
        for action in json.loads(sys.argv[2]):
            outcome = getattr(package, action.pop("do"))(**action)
            left.append({"outcome": outcome, "files": files(), "recorded": package.recorded()})
    print(json.dumps(left))


if __name__ == "__main__":
    main()
