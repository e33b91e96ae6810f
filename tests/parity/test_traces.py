"""Every golden project, with a hook that traces all specs: a job calls what `kedro run` calls."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from kedro.framework.cli.utils import _split_params

from ..support.cases import CASES, Case, Run, run
from .test_hooks import HOOKS, RUN_PACKAGE, by_node, call, trace
from .test_jobs import FILTERED, jobs_of, options_of


def _copy_with_trace(case: Case, folder: Path) -> Path:
    """Copy the project of a case, and add the hook that traces every spec to its settings."""
    project = case.copy_project(folder)
    (settings,) = project.glob("src/*/settings.py")
    hooks = HOOKS.project / "src/golden_hooks/hooks.py"
    shutil.copyfile(hooks, settings.with_name("trace_of_calls.py"))
    with settings.open("a", encoding="utf-8") as file:
        file.write(
            f"from {settings.parent.name}.trace_of_calls import Trace\n"
            "HOOKS = (*globals().get('HOOKS', ()), Trace())\n"
        )
    return project


def _with_runtime_params(run: Run) -> dict[str, Any]:
    """The configuration of a run, with the runtime parameters that hooks are shown."""
    if "--params" not in run.kedro:
        return run.config
    params = _split_params(None, None, run.kedro[run.kedro.index("--params") + 1])
    hooks = {"config": {"runtime_params": params}}
    return {**run.config, "resources": {**run.config["resources"], "hooks": hooks}}


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_job_calls_the_hooks_of_kedro_run(case: Case, tmp_path: Path) -> None:
    for number, each in enumerate(case.runs):
        kedro = _copy_with_trace(case, tmp_path / f"kedro_{number}")
        run("-m", "kedro", "run", *each.kedro, folder=kedro)
        dagster = _copy_with_trace(case, tmp_path / f"dagster_{number}")
        run("-m", "kedro_to_dagster", "export", "dagster", folder=dagster)
        config = json.dumps(_with_runtime_params(each))
        run(RUN_PACKAGE, "job", case.package, config, folder=dagster, **each.environment)
        # Nodes that do not depend on each other may run in another order.
        expected, made = by_node(trace(kedro)), by_node(trace(dagster))
        if not (case.expected / "src" / case.package / "partitions.py").is_file():
            assert made == expected
            continue
        # Ops or runs for single partitions make the calls of the node, each with data of its own.
        assert sorted(made) == sorted(expected)
        for node, calls in expected.items():
            once, all_times = [call(each) for each in calls], [call(each) for each in made[node]]
            assert all_times == once * (len(all_times) // len(once))


JOBS = next(each for each in CASES if each.name == "jobs")


@pytest.fixture(scope="module")
def jobs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project with jobs of every filter, with its package."""
    project = _copy_with_trace(JOBS, tmp_path_factory.mktemp("jobs") / "project")
    run("-m", "kedro_to_dagster", "export", "dagster", folder=project)
    return project


@pytest.mark.parametrize("name", [name for case, name in FILTERED if case == JOBS])
def test_a_job_tells_of_the_filters_of_kedro_run(name: str, jobs: Path, tmp_path: Path) -> None:
    selection = jobs_of(JOBS)[name]["pipeline"]
    if isinstance(selection, dict) and selection.get("pipeline_name") == "__default__":
        # Kedro tells of the option, not of the pipeline: without it the list of names is empty.
        selection = {key: each for key, each in selection.items() if key != "pipeline_name"}
    kedro, dagster = (Path(shutil.copytree(jobs, tmp_path / each)) for each in ("kedro", "dagster"))
    run("-m", "kedro", "run", *options_of(selection), folder=kedro)
    run(RUN_PACKAGE, f"job:{name}", JOBS.package, folder=dagster)
    assert by_node(trace(dagster)) == by_node(trace(kedro))
