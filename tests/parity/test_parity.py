"""Kedro's own run is the oracle: the exported package leaves the files behind that `kedro run` leaves."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from ..support.cases import CASES, Case, Run, files_below, run

RUN_PACKAGE = Path(__file__).parents[1] / "support" / "run_package.py"
_VERSION = re.compile(r"\d{4}-\d\d-\d\dT\d\d\.\d\d\.\d\d\.\d{3}Z")
_oracles: dict[tuple[str, int], dict[str, bytes]] = {}

Runs = list[tuple[Run, dict[str, bytes]]]


@pytest.fixture
def oracles(case: Case, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Runs]:
    """Each run of the case, with the files that `kedro run` leaves behind.

    Versions are told by their place in the order of runs.
    """
    for number, each in enumerate(case.runs):
        if (case.name, number) not in _oracles:
            project = case.copy_project(tmp_path_factory.mktemp(case.name) / "kedro")
            run("-m", "kedro", "run", *each.kedro, folder=project)
            _oracles[case.name, number] = _files(project)
    yield [(each, _oracles[case.name, number]) for number, each in enumerate(case.runs)]


def _files(project: Path) -> dict[str, bytes]:
    made = {
        path: data
        for path, data in files_below(project).items()
        if not path.startswith(("dagster/", "home/", ".viz/")) and not path.endswith(".log")
    }
    versions = sorted({found for path in made for found in _VERSION.findall(path)})
    numbered = {version: f"version {number}" for number, version in enumerate(versions)}
    return {
        _VERSION.sub(lambda match: numbered[match.group()], path): data
        for path, data in made.items()
    }


def _assert_same(made: dict[str, bytes], oracle: dict[str, bytes]) -> None:
    assert sorted(made) == sorted(oracle)
    assert [path for path in oracle if made[path] != oracle[path]] == []


def test_the_job_leaves_the_files_of_kedro_run(case: Case, oracles: Runs, tmp_path: Path) -> None:
    for number, (each, oracle) in enumerate(oracles):
        folder = case.copy_with_package(tmp_path / f"project_{number}")
        config = json.dumps(each.job)
        run(RUN_PACKAGE, "job", case.package, config, folder=folder, **each.environment)
        _assert_same(_files(folder), oracle)


# Nodes without outputs are no assets, so that their files are not made; nor are hooks of pipelines called.
ONLY_IN_JOBS = {"hooks", "no_inputs_no_outputs", "partitioned_datasets"}


@pytest.mark.parametrize("case", [each for each in CASES if each.name not in ONLY_IN_JOBS], ids=str)
def test_the_assets_leave_the_files_of_kedro_run(case: Case, oracles: Runs, tmp_path: Path) -> None:
    for number, (each, oracle) in enumerate(oracles):
        folder = case.copy_with_package(tmp_path / f"project_{number}")
        config = json.dumps(each.assets)
        run(RUN_PACKAGE, "assets", case.package, config, folder=folder, **each.environment)
        _assert_same(_files(folder), oracle)


@pytest.mark.parametrize(
    "case",
    [each for each in CASES if each.name in {"example", "partitions_static", "versioned_datasets"}],
    ids=str,
)
def test_steps_in_several_processes_leave_the_files_of_kedro_run(
    case: Case, oracles: Runs, tmp_path: Path
) -> None:
    folder = case.copy_with_package(tmp_path / "project")
    (tmp_path / "home").mkdir()
    run(
        RUN_PACKAGE, "multiprocess", case.package, folder=folder, DAGSTER_HOME=str(tmp_path / "home")
    )  # fmt: skip
    _assert_same(_files(folder), oracles[0][1])


@pytest.mark.parametrize(
    "case", [each for each in CASES if each.name == "versioned_datasets"], ids=str
)
def test_a_second_run_saves_a_second_version(case: Case, tmp_path: Path) -> None:
    project = case.copy_project(tmp_path / "kedro")
    run("-m", "kedro", "run", folder=project)
    run("-m", "kedro", "run", folder=project)
    folder = case.copy_with_package(tmp_path / "project")
    run(RUN_PACKAGE, "twice", case.package, folder=folder)
    made = _files(folder)
    assert any("version 1" in path for path in made)
    _assert_same(made, _files(project))
