"""The hooks of a project are called as `kedro run` calls them: same specs, same arguments, same order."""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ..support.cases import CASES, files_below, run

SUPPORT = Path(__file__).parents[1] / "support"
RUN_WITH_INSTANCE = SUPPORT / "run_with_instance.py"
HOOKS = next(case for case in CASES if case.name == "hooks")
_NODES = "src/golden_hooks/pipelines/harvest/nodes.py"
_OVERRIDES = "src/golden_hooks/overrides.py"
_SETTINGS = "src/golden_hooks/settings.py"
_OF_PROCESSES = ("after_context_created", "after_catalog_created")
_OF_PIPELINES = ("before_pipeline_run", "after_pipeline_run")

MODES = ["in_process", pytest.param("multiprocess", marks=pytest.mark.slow)]

Change = Callable[[Path], None]


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
    _replace(project / _OVERRIDES, "return None", "return [node.name]")


def _unknown_input(project: Path) -> None:
    _replace(project / _OVERRIDES, '"params:limit": inputs', '"odd": inputs')


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
    for event in trace:
        node = re.search(r"node=<node ([^:]+):", event)
        calls[node.group(1) if node else event.partition("(")[0]].append(event)
    return calls


def call(traced: str) -> tuple[str, ...]:
    """What is called, and for which node and dataset."""
    return traced.partition("(")[0], *re.findall(
        r"node=<node ([^:]+):|dataset_name='([^']+)", traced
    )


def run_kedro(
    folder: Path, change: Change | None = None, *options: str, fails: bool = False
) -> Path:
    """Run a copy of the project with Kedro."""
    project = HOOKS.copy_project(folder / "kedro")
    if change is not None:
        change(project)
    result = run("-m", "kedro", "run", *options, folder=project, check=False)
    assert bool(result.returncode) == fails, result.stderr
    return project


def run_dagster(
    folder: Path,
    mode: str,
    change: Change | None = None,
    config: Any = None,
    *,
    fails: bool = False,
) -> Path:
    """Run a copy of the project, with its package, with Dagster."""
    project = HOOKS.copy_with_package(folder / "dagster")
    if change is not None:
        change(project)
    (project / "home").mkdir()
    (project / "home/dagster.yaml").touch()
    result = run(
        RUN_WITH_INSTANCE, mode, HOOKS.package, json.dumps(config or {}),
        folder=project, check=False, DAGSTER_HOME=str(project / "home"),
    )  # fmt: skip
    assert bool(result.returncode) == fails, result.stderr
    return project


def assert_same_calls(made: Path, expected: Path) -> None:
    """Those of each node and those of the pipeline are equal; what is independent has no fixed order."""
    calls, expected_calls = trace(made), trace(expected)
    assert by_node(calls) == by_node(expected_calls)
    for position in (0, 1, 2, -1):
        assert calls[position] == expected_calls[position]


def _data(project: Path) -> dict[str, bytes]:
    """The files that a run leaves; a version is a time."""
    version = re.compile(r"\d{4}-\d\d-\d\dT[\d.]+Z")
    files = files_below(project / "data").items()
    return {version.sub("version", path): content for path, content in files}


def test_a_job_calls_the_hooks_of_kedro_run(tmp_path: Path) -> None:
    expected = run_kedro(tmp_path)
    specs = {call.partition("(")[0] for call in trace(expected)}
    assert specs | {"on_node_error", "on_pipeline_error"} == {
        "after_context_created", "after_catalog_created", "before_pipeline_run", "after_pipeline_run",
        "before_node_run", "after_node_run", "on_node_error", "on_pipeline_error",
        "before_dataset_loaded", "after_dataset_loaded", "before_dataset_saved", "after_dataset_saved",
    }  # fmt: skip
    dagster_trace = run_dagster(tmp_path, "in_process")
    assert_same_calls(dagster_trace, expected)
    assert _data(dagster_trace) == _data(expected)


@pytest.mark.slow
def test_all_assets_call_the_hooks_of_kedro_run(tmp_path: Path) -> None:
    assert_same_calls(run_dagster(tmp_path, "assets"), run_kedro(tmp_path))


def test_a_part_of_the_assets_calls_the_hooks_of_kedro_run_with_nodes(tmp_path: Path) -> None:
    expected = run_kedro(tmp_path, None, "--nodes=keep_ledger,weigh")
    assert_same_calls(run_dagster(tmp_path, "assets:ledger,weights"), expected)


@pytest.mark.slow
def test_another_pipeline_is_named_as_by_kedro_run(tmp_path: Path) -> None:
    expected = run_kedro(tmp_path, None, "--pipelines=harvest")
    assert_same_calls(run_dagster(tmp_path, "in_process:harvest"), expected)


@pytest.mark.slow
def test_several_processes_call_the_hooks_of_each_node_as_kedro_run(tmp_path: Path) -> None:
    expected = by_node(trace(run_kedro(tmp_path)))
    dagster_calls = by_node(trace(run_dagster(tmp_path, "multiprocess")))
    for spec in _OF_PROCESSES:
        # The process of the run, and those of nine nodes.
        assert dagster_calls.pop(spec) == expected.pop(spec) * 10
    assert dagster_calls == expected


@pytest.mark.slow
def test_a_second_run_in_the_process_calls_them_again(tmp_path: Path) -> None:
    dagster_trace = trace(run_dagster(tmp_path, "twice"))
    expected = run_kedro(tmp_path)
    first = trace(expected)
    run("-m", "kedro", "run", folder=expected)
    second = trace(expected)[len(first) :]
    assert by_node(dagster_trace[: len(first)]) == by_node(first)
    assert by_node(dagster_trace[len(first) :]) == by_node(second)


@pytest.mark.slow
def test_two_runs_at_once_call_the_hooks_of_each(tmp_path: Path) -> None:
    expected = Counter(map(call, trace(run_kedro(tmp_path))))
    assert Counter(map(call, trace(run_dagster(tmp_path, "at_once")))) == expected + expected


@pytest.mark.slow
def test_what_a_run_changes_of_the_parameters_is_given_as_by_kedro_run(tmp_path: Path) -> None:
    expected = run_kedro(tmp_path, None, "--params=season=spring,scale.factor=3")
    config = {"season": "spring", "limit": 5, "scale": {"factor": 3}}
    resources = {"resources": {"parameters": {"config": config}}}
    dagster_trace = run_dagster(tmp_path, "in_process", config=resources)
    assert_same_calls(dagster_trace, expected)
    assert _data(dagster_trace) == _data(expected)


FAILURES = [_error_between_chunks, _load_error, _save_error, _override_error, _unknown_input]


@pytest.mark.parametrize(
    "change",
    [_node_error, *(pytest.param(change, marks=pytest.mark.slow) for change in FAILURES)],
)
@pytest.mark.parametrize("mode", MODES)
def test_a_failure_calls_the_hooks_of_kedro_run(mode: str, change: Change, tmp_path: Path) -> None:
    expected = by_node(trace(run_kedro(tmp_path, change, fails=True)))
    dagster_calls = by_node(trace(run_dagster(tmp_path, mode, change, fails=True)))
    assert "after_pipeline_run" not in dagster_calls
    (error,) = dagster_calls["on_pipeline_error"]
    assert _without_catalog(error) == _without_catalog(expected["on_pipeline_error"][0])
    failed = next(
        (calls for calls in expected.values() if "on_node_error(" in "".join(calls)), None
    )
    # Dagster goes on with the nodes that do not depend on the one that failed.
    for node, calls in expected.items():
        if node not in (*_OF_PROCESSES, "on_pipeline_error") or calls is failed:
            assert dagster_calls[node][: len(calls)] == calls


def _without_catalog(call: str) -> str:
    return re.sub(r"catalog=<[^>]*>", "", call)


@pytest.mark.slow
@pytest.mark.parametrize("error", ["SystemExit(3)", "KeyboardInterrupt"])
def test_who_ends_the_process_calls_no_hook_of_errors(error: str, tmp_path: Path) -> None:
    def change(project: Path) -> None:
        _replace(project / _NODES, 'return f"{len(bottles)} good"', f"raise {error}")

    for project in (
        run_kedro(tmp_path, change, fails=True),
        run_dagster(tmp_path, "in_process", change, fails=True),
    ):
        specs = {call.partition("(")[0] for call in trace(project)}
        assert not specs & {"on_node_error", "on_pipeline_error", "after_pipeline_run"}


def test_an_error_ahead_of_the_nodes_runs_none(tmp_path: Path) -> None:
    def change(project: Path) -> None:
        hook = "@hook_impl\ndef before_pipeline_run():\n    raise RuntimeError('no')\n\n\n"
        _replace(
            project / _OVERRIDES,
            "@hook_impl\ndef before_node",
            f"{hook}@hook_impl\ndef before_node",
        )

    expected = run_kedro(tmp_path, change, fails=True)
    assert trace(run_dagster(tmp_path, "in_process", change, fails=True)) == trace(expected)


_HOOK = """
from kedro.framework.hooks import hook_impl
from kedro.io import MemoryDataset


@hook_impl
"""
CHANGES = {
    "inputs": """
def before_node_run(node):
    if node.name == "weigh":
        return {"baskets": [1, 9, 9], "params:season": "spring", "params:scale.factor": 7}
    if node.name == "write_report":
        return {"small": ["none"]}
""",
    "function": """
def before_node_run(node):
    if node.name == "weigh":
        function = node.func
        node.func = lambda *inputs: {**function(*inputs), "weighed": "twice"}
""",
    "function_ahead": """
def before_pipeline_run(pipeline):
    for node in pipeline.nodes:
        if node.name == "taste":
            node.func = lambda bottles: "replaced"
""",
    "catalog": """
def after_catalog_created(catalog):
    catalog["extra"] = MemoryDataset([1])
    catalog["params:limit"] = 3
    catalog["params:scale.factor"] = 5
    catalog["baskets"] = MemoryDataset([4, 5, 6])
""",
    "catalog_ahead": """
def before_pipeline_run(catalog):
    catalog["params:limit"] = 3
    catalog["baskets"] = MemoryDataset([4, 5, 6])
""",
    "configuration_of_the_catalog": """
def after_context_created(context):
    catalog = context.config_loader["catalog"]
    catalog["weights"]["filepath"] = "data/02_measured/elsewhere.json"
    context.config_loader["catalog"] = catalog
""",
    "configuration": """
def after_context_created(context):
    parameters = dict(context.config_loader["parameters"])
    parameters.update(season="winter", scale={**parameters["scale"], "factor": 9})
    context.config_loader["parameters"] = parameters
""",
}


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize(
    "name",
    [pytest.param(name, marks=() if name == "function" else pytest.mark.slow) for name in CHANGES],
)
def test_what_hooks_change_is_what_runs(name: str, mode: str, tmp_path: Path) -> None:
    if mode == "multiprocess" and name.endswith("_ahead"):
        pytest.skip("before_pipeline_run is called in the process of the run only (K2D605)")

    def change(project: Path) -> None:
        (project / _OVERRIDES).write_text(_HOOK.rstrip() + CHANGES[name], encoding="utf-8")

    expected = run_kedro(tmp_path, change)
    dagster_trace = run_dagster(tmp_path, mode, change)
    assert _data(dagster_trace) == _data(expected)
    calls, expected_calls = by_node(trace(dagster_trace)), by_node(trace(expected))
    if mode == "multiprocess":
        for spec in _OF_PROCESSES:
            assert set(calls.pop(spec)) == set(expected_calls.pop(spec))
    assert calls == expected_calls


_CLASSES = """
from pathlib import Path

from kedro.framework.context import KedroContext
from kedro.framework.session import KedroSession
from kedro.io import DataCatalog


class Context(KedroContext):
    @property
    def params(self):
        return {**super().params, "season": "spring"}


class Catalog(DataCatalog):
    def load(self, name, version=None):
        data = super().load(name, version)
        return [*data, 50] if name == "baskets" else data


class Session(KedroSession):
    def run(self, *arguments, **named):
        Path("data/session.txt").write_text("run by it")
        return super().run(*arguments, **named)


CONTEXT_CLASS = Context
DATA_CATALOG_CLASS = Catalog
SESSION_CLASS = Session
"""


@pytest.mark.slow
def test_classes_of_the_settings_are_those_of_the_run(tmp_path: Path) -> None:
    def change(project: Path) -> None:
        with (project / _SETTINGS).open("a", encoding="utf-8") as settings:
            settings.write(_CLASSES)

    expected, made = run_kedro(tmp_path, change), run_dagster(tmp_path, "in_process", change)
    assert_same_calls(made, expected)
    assert _data(made) == _data(expected)


_TIMER = """
import time
from pathlib import Path

from kedro.framework.hooks import hook_impl


class Timer:
    @hook_impl
    def before_pipeline_run(self):
        self.begun = time.monotonic()

    @hook_impl
    def after_pipeline_run(self):
        Path("took.txt").write_text(f"{time.monotonic() - self.begun:.3f}")
"""


@pytest.mark.slow
@pytest.mark.parametrize("mode", MODES)
def test_a_hook_that_keeps_something_while_the_pipeline_runs(mode: str, tmp_path: Path) -> None:
    def change(project: Path) -> None:
        (project / "src/golden_hooks/timer.py").write_text(_TIMER, encoding="utf-8")
        with (project / _SETTINGS).open("a", encoding="utf-8") as settings:
            settings.write("from golden_hooks.timer import Timer\n\nHOOKS = (*HOOKS, Timer())\n")

    dagster_trace = run_dagster(tmp_path, mode, change)
    assert float((dagster_trace / "took.txt").read_text()) > 0


@pytest.mark.slow
@pytest.mark.parametrize("mode", ["in_process_retry", "multiprocess_retry"])
def test_a_retry_is_a_run_of_the_nodes_that_are_left(mode: str, tmp_path: Path) -> None:
    def change(project: Path) -> None:
        _replace(
            project / _NODES,
            '    return {"length": len(ledger)}',
            "    from pathlib import Path\n\n"
            "    assert not Path('fail').exists()\n    return {\"length\": len(ledger)}",
        )
        (project / "fail").touch()

    calls = by_node(trace(run_dagster(tmp_path, mode, change)))
    first, second = map(_without_catalog, calls["before_pipeline_run"])
    assert "node_names: tuple[]" in first and "taste" in first
    assert "read_ledger" in second and "weigh" not in second
    assert len(calls["on_pipeline_error"]) == len(calls["after_pipeline_run"]) == 1
    expected = by_node(trace(run_kedro(tmp_path)))
    # Nodes that had been run are not run again; the one that failed has its calls twice.
    assert calls["taste"] == expected["taste"]
    again = calls["read_ledger"][-len(expected["read_ledger"]) :]
    # The catalog of the second run holds what its nodes need.
    assert [*map(_without_catalog, again)] == [*map(_without_catalog, expected["read_ledger"])]
