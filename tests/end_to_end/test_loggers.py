"""The loggers of `dagster.yml`, and what Kedro and the nodes log, in the log of a run."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import dagster as dg
import pytest

from ..support.cases import CASES, export, run
from ..support.clusters import surroundings
from ..support.projects import write_project

pytestmark = pytest.mark.slow

LOGGERS = next(case for case in CASES if case.name == "loggers")
_SCRIPT = """
import json, sys
import dagster as dg

sys.path.insert(0, "dagster/src")
from golden_loggers_dagster.definitions import defs as definitions

defs = definitions()

def multiprocess():
    return defs.resolve_job_def("__default__").with_executor_def(dg.multiprocess_executor)

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
            (entry.level, entry.step_key, entry.user_message)
            for entry in instance.all_logs(result.run_id)
            if not entry.is_dagster_event
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
    line = next(line for line in result.stdout.splitlines() if line.startswith("LOGGED "))
    return [tuple(entry) for entry in json.loads(line.removeprefix("LOGGED "))]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return LOGGERS.copy_with_package(tmp_path / "project")


@pytest.fixture(scope="module")
def default_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return LOGGERS.copy_with_package(tmp_path_factory.mktemp("default") / "project")


@pytest.fixture(scope="module")
def default_run(default_folder: Path) -> subprocess.CompletedProcess[str]:
    """One run of the job `__default__`."""
    return _run(default_folder, "__default__")


def _assert_all_there(logged: list[tuple[int, str, str]]) -> None:
    assert (20, "wound", "golden_loggers.nodes: Winding 2 clocks") in logged
    assert (30, "struck", "golden_loggers.nodes: It will be loud") in logged
    kedro = [message for _, _, message in logged if message.startswith("kedro.io.data_catalog: ")]
    assert len(kedro) == 4
    assert len(logged) == 6


def test_records_of_kedro_and_of_nodes_are_in_the_run_log(
    default_run: subprocess.CompletedProcess[str],
) -> None:
    _assert_all_there(_logged(default_run))


@pytest.mark.parametrize("what", ["several", "assets"])
def test_records_are_there_in_several_processes_and_for_assets(folder: Path, what: str) -> None:
    _assert_all_there(_logged(_run(folder, what)))


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
        logged = [(entry.level, entry.step_key, entry.user_message) for entry in logs]
    assert logged.count((20, "doubled", "tiny_project.nodes: Doubling ha")) == 1
    assert not any("Unheard" in message for _, _, message in logged)


def test_records_that_the_instance_captures_are_there_once(folder: Path) -> None:
    logged = _logged(
        _run(folder, "__default__", "python_logs: {managed_python_loggers: [golden_loggers]}\n")
    )
    winding = [message for _, _, message in logged if "Winding" in message]
    assert winding == ["Winding 2 clocks"]


def test_loggers_write_where_they_are_told_to(
    default_folder: Path, default_run: subprocess.CompletedProcess[str]
) -> None:
    result = default_run
    assert "Logging error" not in result.stderr
    lines = (default_folder / "runs.log").read_text().splitlines()
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
