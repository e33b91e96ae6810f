"""Hooks are called whatever launches a run: a backfill, a schedule, an asset by itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from ..parity.test_partition_hooks import CASE, by_partition, calls_of
from ..support.cases import export, run

pytestmark = pytest.mark.slow

SUPPORT = Path(__file__).parents[1] / "support"
_SCHEDULED = """
jobs:
  mine:
    pipeline: honey
    schedule: {cron_schedule: "* * * * *", default_status: running}
"""


@pytest.fixture(scope="module")
def expected(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The calls of `kedro run`, those of a node with partitions once for each of them."""
    project = CASE.copy_project(tmp_path_factory.mktemp("kedro") / "project")
    run("-m", "kedro", "run", folder=project)
    return [part for call in calls_of(project) for part in by_partition(call)]


def _of_node(calls: list[str], node: str) -> list[str]:
    return [call for call in calls if call.split(" ")[1:2] == [node]]


def test_a_backfill_is_a_run_of_kedro_for_each_of_its_runs(
    expected: list[str], tmp_path: Path
) -> None:
    project = CASE.copy_with_package(tmp_path / "project")
    run(SUPPORT / "run_as_daemon.py", CASE.package, "backfill", "frames", folder=project)
    made = calls_of(project)
    assert made.count("before_pipeline_run") == made.count("after_pipeline_run") > 0
    calls = [part for call in made if " " in call for part in by_partition(call)]
    assert set(calls) == set(_of_node(expected, "open_hives"))


def test_an_asset_by_itself_is_a_run_of_its_node(expected: list[str], tmp_path: Path) -> None:
    project = CASE.copy_with_package(tmp_path / "project")
    run(SUPPORT / "run_as_daemon.py", CASE.package, "backfill", "frames", folder=project)
    (project / "calls.log").unlink()
    run(
        "-m", "dagster", "asset", "materialize", "--select", "honey",
        "-m", f"{CASE.package}.definitions", "-d", "dagster/src",
        folder=project,
    )  # fmt: skip
    calls = _of_node(expected, "weigh")
    assert calls_of(project) == ["before_pipeline_run", *calls, "after_pipeline_run"]


def test_a_schedule_runs_the_pipeline(expected: list[str], tmp_path: Path) -> None:
    project = CASE.copy_project(tmp_path / "project")
    (project / "conf/base/dagster.yml").write_text(_SCHEDULED)
    export(project, project / "dagster")
    run(SUPPORT / "run_as_daemon.py", CASE.package, "schedule", folder=project)
    calls = calls_of(project)
    assert (calls[0], calls[-1]) == ("before_pipeline_run", "after_pipeline_run")
    assert sorted(calls) == sorted(expected)
