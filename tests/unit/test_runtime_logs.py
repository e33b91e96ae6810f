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


_MANAGED = """
import logging
from pathlib import Path

import dagster as dg

from kedro_to_dagster_runtime.logs import forward_logs

forward_logs("tiny_project")
logging.getLogger("kedro").setLevel(logging.ERROR)
forward_logs("tiny_project")
assert logging.getLogger("kedro").level == logging.ERROR


@dg.op
def spoken():
    for name in ("managed", "managed.inner", "managedly", "dagster.own", "tiny_project"):
        logging.getLogger(name).warning("said by %s", name)
    try:
        raise ValueError("of the node")
    except ValueError:
        logging.getLogger("tiny_project").exception("failed")
    logging.getLogger("kedro").warning("not said")


@dg.job
def speaks():
    spoken()


for managed, expected in (
    (["managed"], {"managedly: said by managedly", "tiny_project: said by tiny_project"}),
    (["root"], set()),
):
    home = Path("home", managed[0])
    home.mkdir(parents=True)
    logs = {"python_logs": {"managed_python_loggers": managed, "python_log_level": "INFO"}}
    with dg.DagsterInstance.local_temp(str(home), overrides=logs) as instance:
        run = speaks.execute_in_process(instance=instance)
        entries = [each for each in instance.all_logs(run.run_id) if not each.is_dagster_event]
    said = [each.user_message for each in entries]
    # What Dagster captures itself is told once, too.
    assert len([each for each in said if each.endswith("said by managed")]) == 1, said
    assert {each for each in said if ": said by" in each} == expected, said
    assert not [each for each in said if "not said" in each], said
    if managed == ["managed"]:
        (failed,) = (each for each in entries if each.user_message == "tiny_project: failed")
        assert failed.level == logging.ERROR
"""


def test_loggers_that_the_instance_captures_itself_are_left_to_it(tmp_path: Path) -> None:
    _run(_MANAGED, tmp_path)


_WARNINGS = """
import warnings

import dagster as dg

from kedro_to_dagster_runtime.logs import forward_logs

shown = []
warnings.simplefilter("always")
warnings.showwarning = lambda message, *_: shown.append(str(message))
forward_logs("tiny_project")
forward_logs("tiny_project")
warnings.warn("outside")


@dg.op
def doubts():
    warnings.warn("inside")


@dg.job
def doubting():
    doubts()


with dg.DagsterInstance.ephemeral() as instance:
    run = doubting.execute_in_process(instance=instance)
    said = [each.user_message for each in instance.all_logs(run.run_id)]
assert shown == ["outside"], shown
heard = [each for each in said if "UserWarning: inside" in each]
assert len(heard) == 1 and heard[0].startswith("py.warnings: "), said
"""


def test_the_warnings_of_a_step_are_in_its_log(tmp_path: Path) -> None:
    _run(_WARNINGS, tmp_path)


def _run(script: str, folder: Path) -> None:
    run_code(script, folder=write_project(folder / "project"))
