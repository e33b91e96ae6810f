"""Kedro sets up logging anew when the project is configured; what Dagster listens with stays."""

from __future__ import annotations

from pathlib import Path

from ..support.cases import run
from ..support.projects import write_project

_SCRIPT = """
import logging

from kedro_to_dagster_runtime.logs import forward_logs
from kedro_to_dagster_runtime.project import KedroProject

project = KedroProject(package_name="tiny_project", anchor="anchor.py")
forward_logs("tiny_project")
forward_logs("tiny_project")
logging.getLogger("chatty").setLevel(logging.ERROR)
before = list(logging.getLogger().handlers)
project.configure()
after = logging.getLogger().handlers
assert len(before) == 1, before
assert all(each in after for each in before), after
assert logging.getLogger("kedro").getEffectiveLevel() == logging.INFO
assert logging.getLogger("tiny_project.nodes").getEffectiveLevel() == logging.INFO
assert logging.getLogger("another").getEffectiveLevel() == logging.WARNING
# Outside of a step nothing happens.
logging.getLogger("tiny_project").warning("nobody listens")
"""


def test_the_handler_is_there_once_and_survives_kedro_s_configuration(tmp_path: Path) -> None:
    project = write_project(tmp_path / "project")
    run("-c", _SCRIPT, folder=project)
