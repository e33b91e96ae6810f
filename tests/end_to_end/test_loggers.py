"""The loggers of `dagster.yml`, and what Kedro and the nodes log, in the log of a run."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import dagster as dg
import pytest

from ..support.cases import CASES, Case, export, run
from ..support.clusters import surroundings
from ..support.projects import write_project

LOGGERS = next(each for each in CASES if each.name == "loggers")
_SCRIPT = """
import json, sys
import dagster as dg

sys.path.insert(0, "dagster/src")
from golden_loggers_dagster.definitions import defs

def multiprocess():
    from golden_loggers_dagster import resources
    graph = defs.resolve_job_def("__default__").graph
    return graph.to_job(
        resource_defs=resources.resources, executor_def=dg.multiprocess_executor, name="several"
    )

if __name__ == "__main__":
    with dg.DagsterInstance.get() as instance:
        if sys.argv[1] == "several":
            result = dg.execute_job(dg.reconstructable(multiprocess), instance)
        elif sys.argv[1] == "assets":
            job = defs.resolve_implicit_global_asset_job_def()
            result = job.execute_in_process(instance=instance)
        else:
            result = defs.resolve_job_def(sys.argv[1]).execute_in_process(instance=instance)
        assert result.success
        logged = [
            (each.level, each.step_key, each.user_message)
            for each in instance.all_logs(result.run_id)
            if not each.is_dagster_event
        ]
    print("LOGGED", json.dumps(logged))
"""


def _run(folder: Path, what: str, dagster_yaml: str = "") -> subprocess.CompletedProcess[str]:
    home = folder / "home"
    home.mkdir(exist_ok=True)
    (home / "dagster.yaml").write_text(f"telemetry: {{enabled: false}}\n{dagster_yaml}")
    (folder / "script.py").write_text(_SCRIPT)
    return run("script.py", what, folder=folder, DAGSTER_HOME=str(home))


def _logged(result: subprocess.CompletedProcess[str]) -> list[tuple[int, str, str]]:
    line = next(each for each in result.stdout.splitlines() if each.startswith("LOGGED "))
    return [tuple(each) for each in json.loads(line.removeprefix("LOGGED "))]


@pytest.fixture
def case() -> Case:
    return LOGGERS


@pytest.fixture
def folder(case: Case, tmp_path: Path) -> Path:
    return case.copy_with_package(tmp_path / "project")


@pytest.mark.parametrize("what", ["__default__", "several", "assets"])
def test_records_of_kedro_and_of_nodes_are_in_the_run_log(folder: Path, what: str) -> None:
    logged = _logged(_run(folder, what))
    first, second = ("wound", "struck") if what == "assets" else ("wind", "strike")
    assert [20, first, "golden_loggers.nodes: Winding 2 clocks"] in [list(each) for each in logged]
    assert [30, second, "golden_loggers.nodes: It will be loud"] in [list(each) for each in logged]
    kedro = [message for _, _, message in logged if message.startswith("kedro.io.data_catalog: ")]
    assert len(kedro) == 4
    assert len(logged) == 6


_NODES = """
import logging

logger = logging.getLogger(__name__)


def double(text):
    logger.info("Doubling %s", text)
    logger.debug("Unheard")
    return text + text
"""


def test_records_are_there_without_a_dagster_yml_too(tmp_path: Path) -> None:
    project = write_project(tmp_path / "project", nodes=_NODES)
    export(project, project / "dagster")
    variables = surroundings(project, tmp_path / "home")
    run(
        "-m", "dagster", "job", "execute", "-m", "tiny_project_dagster.definitions", "-j", "__default__",
        folder=project, **variables,
    )  # fmt: skip
    with dg.DagsterInstance.from_config(variables["DAGSTER_HOME"]) as instance:
        logs = instance.all_logs(instance.get_runs()[0].run_id)
        logged = [(each.level, each.step_key, each.user_message) for each in logs]
    assert logged.count((20, "double", "tiny_project.nodes: Doubling ha")) == 1
    assert not any("Unheard" in message for _, _, message in logged)


def test_records_that_the_instance_captures_are_there_once(folder: Path) -> None:
    logged = _logged(
        _run(folder, "__default__", "python_logs: {managed_python_loggers: [golden_loggers]}\n")
    )
    winding = [message for _, _, message in logged if "Winding" in message]
    assert winding == ["Winding 2 clocks"]


def test_loggers_write_where_they_are_told_to(folder: Path) -> None:
    result = _run(folder, "__default__")
    assert "Logging error" not in result.stderr
    lines = (folder / "runs.log").read_text().splitlines()
    assert any(" INFO - " in line and "Winding 2 clocks" in line for line in lines)
    assert not any("DEBUG" in line for line in lines)
    # The formatter and the filter of the project's own.
    prefixed = [line for line in result.stdout.splitlines() if line.startswith("clock: ")]
    assert any("Winding" in line for line in prefixed)
    assert not any("STEP" in line for line in prefixed)
    # The second logger has the plugin's default format.
    assert any(" - console - INFO - " in line for line in result.stdout.splitlines())


def test_a_logger_that_is_written_out_has_its_level(folder: Path) -> None:
    result = _run(folder, "winding")
    assert "Winding" not in result.stdout.partition("LOGGED")[0]
    assert len(_logged(result)) == 3
