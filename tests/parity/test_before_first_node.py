"""What Kedro finds wrong before the first node, a run finds before its first step, in each executor."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from ..support.cases import export, run, run_code
from ..support.projects import write_project

_DATASETS = """
from kedro.io import AbstractDataset


class Safe(AbstractDataset):
    def __init__(self, filepath, code):
        if code != 1234:
            raise RuntimeError("wrong code")
        self._filepath = filepath

    def _load(self):
        return open(self._filepath).read()

    def _save(self, data):
        open(self._filepath, "w").write(data)

    def _describe(self):
        return {}
"""
_NODES = """
from dataclasses import dataclass


@dataclass
class Lock:
    turns: int

    def __post_init__(self):
        if self.turns < 0:
            raise ValueError("turns backwards")


def double(text):
    return text + text


def close(text, lock: Lock):
    return text * lock.turns
"""
_PIPELINE = """
"__default__": pipeline(
    [
        node(double, "text", "doubled", name="double"),
        node(close, ["doubled", "params:lock"], "closed", name="close"),
    ]
)
"""
_CATALOG = """
text: {type: text.TextDataset, filepath: data/text.txt}
doubled: {type: text.TextDataset, filepath: data/doubled.txt}
closed: {type: TYPE, filepath: data/closed.txt, ARGUMENTS}
"""
_DAGSTER = """
executors:
  several: {multiprocess: {max_concurrent: 1}}
jobs:
  alone: {pipeline: __default__}
  apart: {pipeline: __default__, executor: several}
"""
_RUN = """
import json
import sys
from importlib import import_module
from pathlib import Path

import dagster as dg

sys.path.insert(0, str(Path("dagster/src").resolve()))
JOB, CONFIG = sys.argv[1], json.loads(sys.argv[2])


def job():
    return import_module("tiny_project_dagster.definitions").defs().resolve_job_def(JOB)


def causes(error):
    while error is not None:
        yield error.cls_name
        error = error.cause


def main():
    with dg.DagsterInstance.get() as instance:
        ran = dg.execute_job(dg.reconstructable(job), instance, run_config=CONFIG)
        errors = [
            cause
            for event in ran.all_events
            if event.is_failure and getattr(event.event_specific_data, "error", None)
            for cause in causes(event.event_specific_data.error)
        ]
        steps = [event.step_key for event in ran.all_events if event.is_step_start]
        print(json.dumps({"succeeds": ran.success, "errors": errors, "steps": steps}))


if __name__ == "__main__":
    main()
"""
_SAFE = ("tiny_project.datasets.Safe", "code: 1234")
_MISTAKES: dict[str, tuple[tuple[str, str], str | None, str]] = {
    "none": (_SAFE, None, ""),
    "an argument": (("tiny_project.datasets.Safe", "code: 4321"), None, "DatasetError"),
    "a class": (("tiny_project.datasets.Save", "code: 1234"), None, "DatasetError"),
    "a parameter": (_SAFE, "-1", "ParameterValidationError"),
}


def _project(folder: Path, kind: str, arguments: str) -> Path:
    return write_project(
        folder,
        nodes=_NODES,
        pipelines=_PIPELINE,
        catalog=_CATALOG.replace("TYPE", kind).replace("ARGUMENTS", arguments),
        parameters="lock: {turns: 2}\n",
        files={
            "src/tiny_project/datasets.py": _DATASETS,
            "conf/base/dagster.yml": _DAGSTER,
            "home/.gitkeep": "",
        },
    )


@pytest.mark.parametrize("job", ["alone", "apart"])
@pytest.mark.parametrize("mistake", _MISTAKES)
def test_a_mistake_stops_a_run_before_its_first_step(
    mistake: str, job: str, tmp_path: Path
) -> None:
    (kind, arguments), turns, error = _MISTAKES[mistake]
    kedro = _project(tmp_path / "kedro", kind, arguments)
    given = [] if turns is None else ["--params", f"lock.turns={turns}"]
    oracle = run("-m", "kedro", "run", *given, folder=kedro, check=False)
    assert bool(oracle.returncode) == bool(error)
    assert error in oracle.stderr
    dagster = _project(tmp_path / "dagster", kind, arguments)
    export(dagster, dagster / "dagster")
    edited = {"lock": {"turns": int(turns or 2)}}
    config = {"resources": {"parameters": {"config": edited}}}
    home = str(dagster / "home")
    printed = run_code(_RUN, job, json.dumps(config), folder=dagster, DAGSTER_HOME=home).stdout
    found: dict[str, Any] = json.loads(printed.splitlines()[-1])
    assert found["succeeds"] == (not error)
    assert _texts(dagster) == _texts(kedro)
    if error:
        assert found["steps"] == []
        assert error in found["errors"]


def _texts(project: Path) -> dict[str, str]:
    return {path.name: path.read_text("utf-8") for path in sorted(project.glob("data/*.txt"))}
