"""The hooks of a project are called as `kedro run` calls them: same specs, same arguments, same order."""

from __future__ import annotations

import re
import subprocess
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable
from pathlib import Path

import dagster as dg
import pytest

from ..support.cases import CASES, Case, environment, run

SUPPORT = Path(__file__).parents[1] / "support"
RUN_PACKAGE = SUPPORT / "run_package.py"
HOOKS = next(each for each in CASES if each.name == "hooks")
_NODES = "src/golden_hooks/pipelines/harvest/nodes.py"


def _node_error(project: Path) -> None:
    _replace(project / _NODES, 'return f"{len(bottles)} good"', 'raise LookupError("spilt")')


def _error_between_chunks(project: Path) -> None:
    loop = "    for apple in apples:\n"
    chunk = '        yield {"juice": [apple * factor], "pomace": apple}\n'
    _replace(project / _NODES, loop + chunk, f'{loop}{chunk}        raise LookupError("dry")\n')


def _load_error(project: Path) -> None:
    (project / "data/01_raw/baskets.json").unlink()


def _save_error(project: Path) -> None:
    _replace(project / _NODES, '"length": length["length"]', '"length": object()')


def _override_error(project: Path) -> None:
    _replace(project / "src/golden_hooks/overrides.py", "return None", "return [node.name]")


def _unknown_input(project: Path) -> None:
    _replace(project / "src/golden_hooks/overrides.py", '"params:limit": inputs', '"odd": inputs')


def _replace(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def trace(project: Path) -> list[str]:
    """The calls, each of which begins with the name of its spec; messages may have several lines."""
    text = (project / "trace/calls.txt").read_text(encoding="utf-8")
    return re.split(r"\n(?=(?:before|after|on)_\w+\()", text.rstrip("\n"))


def by_node(trace: list[str]) -> dict[str, list[str]]:
    """The calls of each node in their order; those that are about no node by their spec."""
    calls: defaultdict[str, list[str]] = defaultdict(list)
    for each in trace:
        node = re.search(r"node=<node ([^:]+):", each)
        calls[node.group(1) if node else each.partition("(")[0]].append(each)
    return calls


def call(traced: str) -> tuple[str, ...]:
    """What is called, and for which node and dataset."""
    return traced.partition("(")[0], *re.findall(
        r"node=<node ([^:]+):|dataset_name='([^']+)", traced
    )


def _kedro(case: Case, folder: Path, change: Callable[[Path], None] | None = None) -> list[str]:
    project = case.copy_project(folder / "kedro")
    if change is not None:
        change(project)
    result = run("-m", "kedro", "run", folder=project, check=False)
    assert bool(result.returncode) == (change is not None), result.stderr
    return trace(project)


def _dagster(folder: Path, mode: str, change: Callable[[Path], None] | None = None) -> list[str]:
    project = HOOKS.copy_with_package(folder / "dagster")
    if change is not None:
        change(project)
    (project / "home").mkdir()
    (project / "home/dagster.yaml").touch()
    result = run(
        SUPPORT / "run_with_instance.py", mode, HOOKS.package,
        folder=project, check=False, DAGSTER_HOME=str(project / "home"),
    )  # fmt: skip
    assert bool(result.returncode) == (change is not None), result.stderr
    return trace(project)


def test_a_job_calls_the_hooks_of_kedro_run(tmp_path: Path) -> None:
    expected = _kedro(HOOKS, tmp_path)
    assert {each.partition("(")[0] for each in expected} | {"on_node_error", "on_pipeline_error"} == {
        "after_context_created", "after_catalog_created", "before_pipeline_run", "after_pipeline_run",
        "before_node_run", "after_node_run", "on_node_error", "on_pipeline_error",
        "before_dataset_loaded", "after_dataset_loaded", "before_dataset_saved", "after_dataset_saved",
    }  # fmt: skip
    assert _dagster(tmp_path, "in_process") == expected


def test_several_processes_call_the_hooks_of_each_node_as_kedro_run(tmp_path: Path) -> None:
    expected = by_node(_kedro(HOOKS, tmp_path))
    made = by_node(_dagster(tmp_path, "multiprocess"))
    of_processes = ("after_context_created", "after_catalog_created")
    for spec in of_processes:
        # Nine nodes, and the ops at the start and the end: each has a process of its own.
        assert made.pop(spec) == expected.pop(spec) * 11
    assert made == expected


def test_a_second_run_in_the_process_calls_them_again(tmp_path: Path) -> None:
    made = _dagster(tmp_path, "twice")
    expected = _kedro(HOOKS, tmp_path)
    run("-m", "kedro", "run", folder=tmp_path / "kedro")
    assert made[: len(expected)] == expected
    assert made == trace(tmp_path / "kedro")


def test_two_runs_at_once_call_the_hooks_of_each(tmp_path: Path) -> None:
    expected = Counter(call(each) for each in _kedro(HOOKS, tmp_path))
    made = Counter(call(each) for each in _dagster(tmp_path, "at_once"))
    assert made == expected + expected


@pytest.mark.parametrize(
    "change",
    [_node_error, _error_between_chunks, _load_error, _save_error, _override_error, _unknown_input],
)
def test_a_failure_calls_the_hooks_of_kedro_run(
    tmp_path: Path, change: Callable[[Path], None]
) -> None:
    *expected, on_pipeline_error = _kedro(HOOKS, tmp_path, change)
    assert on_pipeline_error.startswith("on_pipeline_error(")
    # Dagster goes on with the nodes that do not depend on the one that failed.
    assert _dagster(tmp_path, "in_process", change)[: len(expected)] == expected


def test_a_retry_sets_up_the_hooks_and_goes_on(tmp_path: Path) -> None:
    project = HOOKS.copy_with_package(tmp_path / "dagster")
    _replace(
        project / _NODES,
        "    return {\"length\": len(ledger)}",
        "    from pathlib import Path\n\n"
        "    assert not Path('fail').exists()\n    return {\"length\": len(ledger)}",
    )  # fmt: skip
    (project / "fail").touch()
    (project / "home").mkdir()
    run(
        SUPPORT / "run_with_instance.py", "multiprocess_retry", HOOKS.package,
        folder=project, DAGSTER_HOME=str(project / "home"),
    )  # fmt: skip
    expected, made = by_node(_kedro(HOOKS, tmp_path)), by_node(trace(project))
    assert made["before_pipeline_run"] == expected["before_pipeline_run"]
    assert made["after_pipeline_run"] == expected["after_pipeline_run"]
    # Inputs that another run has left, and the call of the node that failed, are there twice.
    assert len(made["read_ledger"]) == len(expected["read_ledger"]) + 4
    assert made["taste"] == expected["taste"]


def test_an_asset_calls_all_but_the_hooks_of_pipelines(tmp_path: Path) -> None:
    expected = by_node(_kedro(HOOKS, tmp_path))
    made = by_node(_dagster(tmp_path, "assets"))
    without = {"before_pipeline_run", "after_pipeline_run", "post_notice"}
    assert set(made) == set(expected) - without
    for node, calls in made.items():
        # The catalog of an asset has not the other nodes' datasets that live in memory.
        plain = [re.sub(r"catalog=<[^>]*>", "", each) for each in expected[node]]
        assert [re.sub(r"catalog=<[^>]*>", "", each) for each in calls] == plain


def test_the_sensor_calls_on_pipeline_error_for_a_failed_run(tmp_path: Path) -> None:
    expected = _kedro(HOOKS, tmp_path, _node_error)[-1]
    project = HOOKS.copy_with_package(tmp_path / "dagster")
    _node_error(project)
    home = project / "home"
    home.mkdir()
    (home / "dagster.yaml").write_text("telemetry: {enabled: false}\n", encoding="utf-8")
    location = ("-m", f"{HOOKS.package}.definitions", "-d", "dagster/src")
    with (
        (project / "daemon.log").open("w", encoding="utf-8") as log,
        dg.DagsterInstance.from_config(str(home)) as instance,
    ):
        daemon = subprocess.Popen(
            [sys.executable, "-m", "dagster._daemon", "run", *location],
            cwd=project, env=environment(DAGSTER_HOME=str(home)), stdout=log, stderr=log,
        )  # fmt: skip
        try:
            # A sensor tells of runs that fail after it has looked for the first time.
            _wait(lambda: _has_ticked(instance), project)
            run(
                "-m", "dagster", "job", "launch", *location, "-j", "__default__",
                folder=project, DAGSTER_HOME=str(home),
            )  # fmt: skip
            calls = project / "trace/calls.txt"
            _wait(lambda: calls.is_file() and "on_pipeline_error(" in calls.read_text(), project)
        finally:
            daemon.terminate()
            daemon.wait()
    assert trace(project)[-1] == expected


def _has_ticked(instance: dg.DagsterInstance) -> bool:
    return any(
        instance.get_ticks(each.instigator_origin_id, each.selector_id, limit=1)
        for each in instance.all_instigator_state()
    )


def _wait(condition: Callable[[], bool], project: Path) -> None:
    for _ in range(240):
        if condition():
            return
        time.sleep(0.5)
    raise AssertionError((project / "daemon.log").read_text(encoding="utf-8")[-4000:])
