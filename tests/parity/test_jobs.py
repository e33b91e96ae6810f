"""Each job of `dagster.yml` leaves the files behind that `kedro run` leaves with the same filters.

Afterwards its own assets are fresh, whether or not it makes those that they are made of.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml

from ..support.cases import CASES, Case, run
from .test_parity import assert_same, files, run_package

# The options of `kedro run` that are called otherwise than the keys of dagster.yml.
_OPTIONS = {"pipeline_name": "pipeline", "node_names": "nodes", "node_namespace": "namespaces"}


def jobs_of(case: Case) -> dict[str, Any]:
    """The jobs as the file has them, but for those that only factories make."""
    file = case.project / "conf" / "base" / "dagster.yml"
    document = yaml.safe_load(file.read_text()) if file.is_file() else {}
    return document.get("jobs") or {}


QUICK = ("asset_jobs", "jobs")
# These jobs read what another run has to make: the options of that run.
READING = {("example", "training"): (), ("sensors", "telling"): ("--pipelines=measuring",)}
# In the executors' case the jobs differ in nothing but what runs them; the example has no files for most
# days of its history.
FILTERED = [
    (case, name)
    for case in CASES
    if case.name != "executors"
    for name, job in jobs_of(case).items()
    if name != "__default__" and "{" not in name and (case.name, name) != ("example", "history")
]
# One job of each of two cases shows that filters are translated.
MARKED = [
    pytest.param(
        case,
        name,
        id=f"{case}-{name}",
        marks=() if case.name in QUICK and name == next(iter(jobs_of(case))) else pytest.mark.slow,
    )
    for case, name in FILTERED
]


@pytest.mark.parametrize(("case", "name"), MARKED)
def test_a_job_leaves_the_files_of_kedro_run_with_its_filters(
    case: Case, name: str, tmp_path: Path
) -> None:
    project = case.copy_project(tmp_path / "kedro")
    folder = case.copy_with_package(tmp_path / "project")
    if (case.name, name) in READING:
        run("-m", "kedro", "run", *READING[case.name, name], folder=project)
        shutil.copytree(project / "data", folder / "data", dirs_exist_ok=True)
    run("-m", "kedro", "run", *options_of(jobs_of(case)[name]["pipeline"]), folder=project)
    state = run_package(f"job:{name}", case, folder)
    assert_same(files(folder), files(project))
    assert state["not fresh"] == {}


def options_of(pipeline: Any) -> list[str]:
    given = {"pipeline_name": pipeline} if isinstance(pipeline, str) else pipeline
    arguments = []
    for key, value in given.items():
        option = _OPTIONS.get(key, key).replace("_", "-").replace("node-namespaces", "namespaces")
        values = [value] if isinstance(value, str) else value
        arguments.append(f"--{option}={','.join(values)}")
    return arguments
