"""Small projects, a file for each: the package leaves what `kedro run` leaves, and ends as it does.

A case is a module of nodes, with `PIPELINE`, and `CATALOG`, `PARAMETERS`, `HOOKS`, `SETTINGS` or `FILES`
where it needs them. `OTHERS` are pipelines that its jobs do not run, but for the one that `RUNS` names. In
`TOLD` it names the code of the diagnostic that tells of a difference, in `JOBS` the jobs that are run: the
one in one process where the other cannot do the same.
"""

from __future__ import annotations

import ast
import json
from pathlib import Path
from typing import Any

import pytest

from ..support.cases import files_below, run, run_code
from ..support.projects import write_project

CASES = sorted((Path(__file__).parent / "cases").glob("[!_]*.py"))
_PACKAGE = "tiny_project"
_GIVEN = ("CATALOG", "FILES", "JOBS", "PARAMETERS", "RUNS", "SETTINGS", "TOLD")
_REGISTRY = """
import tiny_project.nodes as nodes
from kedro.pipeline import node, pipeline
from tiny_project.nodes import *


def register_pipelines():
    return {"__default__": pipeline(nodes.PIPELINE), **getattr(nodes, "OTHERS", {})}
"""
_SETTINGS = "from tiny_project.nodes import HOOKS\n"
_DAGSTER = """
executors:
  several: {multiprocess: {max_concurrent: 1}}
jobs:
  alone: {pipeline: PIPELINE}
  apart: {pipeline: PIPELINE, executor: several}
"""
_RUN = """
import sys
from importlib import import_module
from pathlib import Path

import dagster as dg

sys.path.insert(0, str(Path("dagster/src").resolve()))


def job():
    return import_module("tiny_project_dagster.definitions").defs().resolve_job_def(sys.argv[1])


if __name__ == "__main__":
    with dg.DagsterInstance.get() as instance:
        print(dg.execute_job(dg.reconstructable(job), instance).success)
"""


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_a_small_project_leaves_what_kedro_run_leaves(case: Path, tmp_path: Path) -> None:
    kedro, dagster = _project(case, tmp_path / "kedro"), _project(case, tmp_path / "dagster")
    runs = _values(case).get("RUNS")
    options = () if runs is None else (f"--pipelines={runs}",)
    ran = run("-m", "kedro", "run", *options, folder=kedro, check=False)
    told = run("-m", "kedro_to_dagster", "export", "dagster", "-v", folder=dagster)
    code = _values(case).get("TOLD")
    assert code is None or code in told.stdout
    before = {path: path.read_bytes() for path in dagster.glob("data/*")}
    for job in _values(case).get("JOBS", ("alone",) if code else ("alone", "apart")):
        for path in dagster.glob("data/*"):
            path.unlink()
        for path, content in before.items():
            path.write_bytes(content)
        printed = run_code(_RUN, job, folder=dagster, DAGSTER_HOME=str(dagster / "home")).stdout
        assert (printed.splitlines()[-1] == "True") == (not ran.returncode and not code)
        assert code or files_below(dagster / "data") == files_below(kedro / "data")


def _project(case: Path, folder: Path) -> Path:
    values = _values(case)
    text = case.read_text(encoding="utf-8")
    hooks = _SETTINGS if "\nHOOKS = " in text else ""
    return write_project(
        folder,
        nodes=text,
        catalog=json.dumps(values.get("CATALOG", {})),
        parameters=json.dumps(values.get("PARAMETERS", {})),
        settings=hooks + values.get("SETTINGS", ""),
        files={
            f"src/{_PACKAGE}/pipeline_registry.py": _REGISTRY,
            "conf/base/dagster.yml": _DAGSTER.replace(
                "PIPELINE", values.get("RUNS", "__default__")
            ),
            "data/numbers.json": "[1, 2, 3]",
            "home/.gitkeep": "",
            **values.get("FILES", {}),
        },
    )


def _values(case: Path) -> dict[str, Any]:
    """What a case says beside its nodes."""
    return {
        line.targets[0].id: ast.literal_eval(line.value)
        for line in ast.parse(case.read_text(encoding="utf-8")).body
        if isinstance(line, ast.Assign)
        and isinstance(line.targets[0], ast.Name)
        and line.targets[0].id in _GIVEN
    }
