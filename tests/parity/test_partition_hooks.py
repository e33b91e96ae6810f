"""The hooks of a project with partitions: called for each partition as `kedro run` calls them for all."""

from __future__ import annotations

from pathlib import Path

import pytest

from ..support.cases import CASES, run

SUPPORT = Path(__file__).parents[1] / "support"
CASE = next(case for case in CASES if case.name == "partitions_hooks")
HIVES = ("heath", "orchard")


def calls_of(project: Path) -> list[str]:
    return (project / "calls.log").read_text(encoding="utf-8").splitlines()


def by_partition(call: str) -> list[str]:
    """The calls of the ops of all partitions, for one of a node that Kedro runs once for all of them."""
    node = call.split(" ")[1:2]
    if node not in (["open_hives"], ["spin"]):
        return [call]
    return [call.replace("+".join(HIVES), hive) for hive in HIVES]


def _dagster(mode: str, folder: Path) -> list[str]:
    project = CASE.copy_with_package(folder / "dagster")
    (project / "home").mkdir()
    (project / "home/dagster.yaml").touch()
    run(
        SUPPORT / "run_with_instance.py", mode, CASE.package,
        folder=project, DAGSTER_HOME=str(project / "home"),
    )  # fmt: skip
    return calls_of(project)


@pytest.mark.slow
@pytest.mark.parametrize("mode", ["in_process", "multiprocess"])
def test_hooks_are_called_for_each_partition(mode: str, tmp_path: Path) -> None:
    project = CASE.copy_project(tmp_path / "kedro")
    run("-m", "kedro", "run", folder=project)
    expected = [part for call in calls_of(project) for part in by_partition(call)]
    left = _dagster(mode, tmp_path)
    # However many steps a node has, the pipeline is run once.
    assert (left[0], left[-1]) == ("before_pipeline_run", "after_pipeline_run")
    assert sorted(left) == sorted(expected)
