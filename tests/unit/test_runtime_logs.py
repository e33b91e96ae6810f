"""Kedro sets up logging anew when the project is configured; what Dagster listens with stays."""

from __future__ import annotations

from pathlib import Path

from ..support.cases import run_code
from ..support.projects import write_project

_SCRIPT = """
import logging

from kedro_to_dagster_runtime.logs import forward_logs
from kedro_to_dagster_runtime.project import KedroProject
from kedro_to_dagster_runtime.registry import configure

project = KedroProject(package_name="tiny_project", anchor="anchor.py")
forward_logs("tiny_project")
forward_logs("tiny_project")
logging.getLogger("chatty").setLevel(logging.ERROR)
before = list(logging.getLogger().handlers)
configure(project)
after = logging.getLogger().handlers
assert len(before) == 1, before
assert all(each in after for each in before), after
# Kedro has set up its own handlers twice, which does not print everything twice.
assert [each.name for each in after].count("rich") == 1, after
assert logging.getLogger("kedro").getEffectiveLevel() == logging.INFO
assert logging.getLogger("tiny_project.nodes").getEffectiveLevel() == logging.INFO
assert logging.getLogger("another").getEffectiveLevel() == logging.WARNING
# Outside of a step nothing happens.
logging.getLogger("tiny_project").warning("nobody listens")
"""


def test_the_handler_is_there_once_and_survives_kedro_s_configuration(tmp_path: Path) -> None:
    _run(_SCRIPT, tmp_path)


_IN_A_STEP = """
import logging
from pathlib import Path

import dagster as dg

from kedro_to_dagster_runtime.logs import forward_logs

forward_logs("tiny_project")
logging.getLogger("sqlalchemy.engine").setLevel(logging.INFO)


@dg.op
def spoken(context):
    logging.getLogger("tiny_project").info("heard")
    # The storage reads what it has not read yet: alembic and sqlalchemy log under its lock.
    context.instance.event_log_storage._initialized_dbs.clear()
    context.instance.get_asset_records([dg.AssetKey("a")])


@dg.job
def speaks():
    spoken()


Path("home").mkdir()
with dg.DagsterInstance.local_temp("home") as instance:
    run = speaks.execute_in_process(instance=instance)
    said = [each.user_message for each in instance.all_logs(run.run_id)]
assert "tiny_project: heard" in said, said
assert not [each for each in said if each.startswith(("alembic", "sqlalchemy"))], said
"""


def test_a_record_of_dagster_s_own_storage_does_not_wait_for_the_storage(tmp_path: Path) -> None:
    _run(_IN_A_STEP, tmp_path)


def _run(script: str, folder: Path) -> None:
    run_code(script, folder=write_project(folder / "project"))
