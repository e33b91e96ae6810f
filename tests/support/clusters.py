"""Runs the example with an executor of several machines, as `dagster job execute` does."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import dagster as dg

from .cases import Case, export, files_below, run

_VERSION = re.compile(r"\d{4}-\d\d-\d\dT\d\d\.\d\d\.\d\d\.\d{3}Z")
_JOB = """
executors:
  chosen:
    {executor}
jobs:
  __default__:
    pipeline: __default__
    executor: chosen
"""


def export_with(case: Case, folder: Path, executor: str) -> Path:
    """Export a copy of a case's project, whose one job has the executor."""
    project = case.copy_project(folder)
    (project / "conf/base/dagster.yml").write_text(_JOB.format(executor=executor))
    export(project, project / "dagster")
    return project


def surroundings(
    project: Path, home: Path, settings: Mapping[str, Any] | None = None
) -> dict[str, str]:
    """The environment of every process of a run: the package's path, and Dagster's storage."""
    home.mkdir(exist_ok=True)
    instance_settings = {"telemetry": {"enabled": False}, **(settings or {})}
    (home / "dagster.yaml").write_text(json.dumps(instance_settings))
    # The storage is there before several processes would make it at the same time.
    with dg.DagsterInstance.from_config(str(home)) as instance:
        assert instance.get_runs() == []
    return {"DAGSTER_HOME": str(home), "PYTHONPATH": str(project / "dagster" / "src")}


def execute(case: Case, project: Path, environment: dict[str, str]) -> None:
    """Execute the job; the run fails if one of its steps does."""
    run(
        "-m", "dagster", "job", "execute", "-m", f"{case.package}.definitions", "-j", "__default__",
        folder=project, **environment,
    )  # fmt: skip


def data(project: Path) -> dict[str, bytes]:
    """What a run leaves in the project's data folder; the versions' times are left out."""
    return {
        _VERSION.sub("version", path): content
        for path, content in files_below(project).items()
        if path.startswith("data/")
    }
