"""The example runs on a Dask cluster of several processes, as with Kedro."""

from __future__ import annotations

from pathlib import Path

import pytest

from ..support.cases import Case, run
from ..support.clusters import data, execute, export_with, surroundings

pytestmark = pytest.mark.slow

_EXECUTOR = "dask_executor: {cluster: {local: {n_workers: 2, dashboard_address: null}}}"


def test_the_example_leaves_the_files_of_kedro_run(example: Case, tmp_path: Path) -> None:
    oracle = example.copy_project(tmp_path / "kedro")
    run("-m", "kedro", "run", folder=oracle)
    project = export_with(example, tmp_path / "project", _EXECUTOR)
    environment = surroundings(project, tmp_path / "home")
    execute(example, project, environment)
    made, expected = data(project), data(oracle)
    assert sorted(made) == sorted(expected)
    assert [path for path in expected if made[path] != expected[path]] == []
