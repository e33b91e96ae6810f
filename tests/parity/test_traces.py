"""Every golden project, with a hook that traces all specs: a job calls what `kedro run` calls."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from kedro.framework.cli.utils import _split_params

from ..support.cases import CASES, Case, Run, run
from ..support.tiers import slow_but
from .test_hooks import HOOKS, RUN_WITH_INSTANCE, by_node, call, trace
from .test_jobs import FILTERED, jobs_of, options_of


def copy_with_trace(case: Case, folder: Path) -> Path:
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


def _run_package(case: Case, project: Path, mode: str, run_of_case: Run | None = None) -> None:
    chosen = run_of_case or Run()
    # The export makes a context too, where hooks register pipelines.
    (project / "trace/calls.txt").unlink(missing_ok=True)
    (project / "home").mkdir()
    (project / "home/dagster.yaml").touch()
    config = json.dumps(with_runtime_params(chosen))
    run(
        RUN_WITH_INSTANCE, mode, case.package, config,
        folder=project, DAGSTER_HOME=str(project / "home"), **chosen.environment,
    )  # fmt: skip


def with_runtime_params(run_of_case: Run) -> dict[str, Any]:
    """The configuration of a run, with the runtime parameters that hooks are shown as parameters."""
    options = run_of_case.kedro
    if "--params" not in options:
        return run_of_case.config
    params = _split_params(None, None, options[options.index("--params") + 1])
    resources = run_of_case.config["resources"]
    given = resources.get("parameters", {}).get("config", {})
    parameters = {"parameters": {"config": {**params, **given}}}
    return {**run_of_case.config, "resources": {**resources, **parameters}}


@pytest.mark.parametrize("case", slow_but("generators", "group_by_namespace", "resolvers"))
def test_a_job_calls_the_hooks_of_kedro_run(case: Case, tmp_path: Path) -> None:
    for number, run_of_case in enumerate(case.runs):
        kedro = copy_with_trace(case, tmp_path / f"kedro_{number}")
        run("-m", "kedro", "run", *run_of_case.kedro, folder=kedro)
        dagster = copy_with_trace(case, tmp_path / f"dagster_{number}")
        run("-m", "kedro_to_dagster", "export", "dagster", folder=dagster)
        _run_package(case, dagster, "in_process", run_of_case)
        # Nodes that do not depend on each other may run in another order.
        expected, made = by_node(trace(kedro)), by_node(trace(dagster))
        if not (case.expected / "src" / case.package / "partitions.py").is_file():
            if "parameters" in run_of_case.config.get("resources", {}):
                # A run that must give some gives more than `kedro run` was asked for.
                expected, made = _without_runtime_params(expected), _without_runtime_params(made)
            assert made == expected
            continue
        # Ops or runs for single partitions make the calls of the node, each with data of its own.
        assert sorted(made) == sorted(expected)
        for node, calls in expected.items():
            once, all_times = list(map(call, calls)), list(map(call, made[node]))
            assert all_times == once * (len(all_times) // len(once))


def _without_runtime_params(calls: dict[str, list[str]]) -> dict[str, list[str]]:
    told = re.compile(r"runtime_params: .*?, tags: tuple")
    return {node: [told.sub("", line) for line in traced] for node, traced in calls.items()}


JOBS = next(case for case in CASES if case.name == "jobs")


@pytest.fixture(scope="module")
def jobs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project with jobs of every filter, with its package."""
    project = copy_with_trace(JOBS, tmp_path_factory.mktemp("jobs") / "project")
    run("-m", "kedro_to_dagster", "export", "dagster", folder=project)
    return project


@pytest.mark.slow
@pytest.mark.parametrize("name", [name for case, name in FILTERED if case == JOBS])
def test_a_job_tells_of_the_filters_of_kedro_run(name: str, jobs: Path, tmp_path: Path) -> None:
    selection = jobs_of(JOBS)[name]["pipeline"]
    if isinstance(selection, dict) and selection.get("pipeline_name") == "__default__":
        # Kedro tells of the option, not of the pipeline: without it the list of names is empty.
        selection = {key: each for key, each in selection.items() if key != "pipeline_name"}
    kedro, dagster = (Path(shutil.copytree(jobs, tmp_path / each)) for each in ("kedro", "dagster"))
    run("-m", "kedro", "run", *options_of(selection), folder=kedro)
    _run_package(JOBS, dagster, f"in_process:{name}")
    assert by_node(trace(dagster)) == by_node(trace(kedro))
