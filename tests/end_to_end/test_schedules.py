"""A schedule ticks in Dagster's own daemon, and its job runs."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import dagster as dg
import pytest

from ..support.cases import environment, export
from ..support.projects import write_project
from ..support.waiting import wait_for

pytestmark = pytest.mark.slow

_EVERY_MINUTE = """
jobs:
  mine:
    pipeline: __default__
    tags: {team: clocks}
    schedule:
      cron_schedule: "* * * * *"
      default_status: running
      tags: {ticked: "yes"}
"""


def test_a_schedule_ticks_in_the_daemon(tmp_path: Path) -> None:
    project = write_project(tmp_path / "project", files={"conf/base/dagster.yml": _EVERY_MINUTE})
    export(project, project / "dagster")
    home = tmp_path / "home"
    home.mkdir()
    (home / "dagster.yaml").write_text("telemetry: {enabled: false}\n")
    daemon = subprocess.Popen(
        [sys.executable, "-m", "dagster._daemon", "run", "-m", "tiny_project_dagster.definitions"],
        cwd=project / "dagster",
        env=environment(DAGSTER_HOME=str(home), PYTHONPATH=str(project / "dagster" / "src")),
        stdout=(tmp_path / "daemon.log").open("wb"),
        stderr=subprocess.STDOUT,
    )
    try:
        with dg.DagsterInstance.from_config(str(home)) as instance:
            finished = dg.RunsFilter(statuses=[dg.DagsterRunStatus.SUCCESS])
            runs = wait_for(lambda: instance.get_runs(finished), "a run of the schedule")
    finally:
        daemon.send_signal(signal.SIGINT)
        daemon.wait(timeout=120)
    assert runs[0].job_name == "mine"
    assert runs[0].tags["team"] == "clocks"
    assert runs[0].tags["ticked"] == "yes"
    assert runs[0].tags["dagster/schedule_name"] == "mine__schedule"
    assert not (project / "data" / "doubled.txt").exists()
