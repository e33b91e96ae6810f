"""What a run of `verify` leaves in its record."""

from __future__ import annotations

import json
import pickle
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from kedro_to_dagster.verify.children.observe import REQUEST
from kedro_to_dagster.verify.running import (
    Ended,
    Failure,
    HookCall,
    Message,
    Run,
    environment,
    run,
    start_python,
)

from ..support.cases import run as run_here
from ..support.projects import write_project


def _run(folder: Path, *events: Mapping[str, Any]) -> Run:
    record = folder / "record.jsonl"
    record.write_text("a record of an earlier run", encoding="utf-8")

    def start(command: Sequence[str], where: Path, variables: Mapping[str, str]) -> Ended:
        assert where == folder
        assert json.loads(Path(variables[REQUEST]).read_text())["record"] == str(record)
        lines = (f"{json.dumps(event)}\n" for event in events)
        record.write_text("".join(lines), encoding="utf-8")
        return Ended(code=0, printed="last words")

    variables = {REQUEST: str(folder / "request.json")}
    return run(start, {"record": str(record)}, folder, variables)


def test_calls_and_messages_are_counted(tmp_path: Path) -> None:
    call = {"event": "hook", "name": "before_node_run", "node": "dive", "hooks": ["shop.Timing"]}
    call |= {"dataset": None, "error": None}
    message = {"event": "log", "level": "INFO", "told": "deep", "file": "nodes.py", "line": 3}
    end = {"event": "end", "state": "succeeded"}
    ended = _run(tmp_path, call, message, call, end)
    assert ended.hooks == {HookCall("before_node_run", "dive", None, None, ("shop.Timing",)): 2}
    assert ended.messages == {Message("INFO", "deep", "nodes.py", 3): 1}
    assert (ended.state, ended.count, ended.printed) == ("succeeded", 1, "")


def test_an_error_without_a_node_is_that_of_the_node_that_failed(tmp_path: Path) -> None:
    failed = {"event": "failed_node", "node": "dive"}
    error = {"event": "error", "told": "ValueError: too deep", "node": None}
    end = {"event": "end", "state": "failed"}
    ended = _run(tmp_path, failed, error, error, end)
    assert ended.failures == (Failure("ValueError: too deep", "dive"),)
    assert (ended.state, ended.printed) == ("failed", "last words")


@pytest.mark.parametrize(
    ("events", "state", "count"),
    [
        ([], "ended", 1),
        ([{"event": "no_job"}], "no job", 1),
        ([{"event": "too_many_partitions", "count": 900}], "partitions", 900),
        ([{"event": "end", "state": "succeeded", "runs": 3}], "succeeded", 3),
    ],
)
def test_how_a_run_ends(
    tmp_path: Path, events: list[dict[str, Any]], state: str, count: int
) -> None:
    ended = _run(tmp_path, *events)
    assert (ended.state, ended.count) == (state, count)


def test_what_was_refused_and_where_the_project_was_imported_from(tmp_path: Path) -> None:
    refused = {"event": "refused", "path": "data/01_raw/a.csv"}
    imported = {"event": "imported", "file": "src/shop/__init__.py"}
    ended = _run(tmp_path, refused, imported, refused)
    assert (ended.refused, ended.imported) == (("data/01_raw/a.csv",), "src/shop/__init__.py")


# What is written down -----------------------------------------------------------------------------

_NODES = """
import logging
import sys
from pathlib import Path

log = logging.getLogger(__name__)


def dive(text):
    log.info("deep %s", Path.cwd() / "sea")
    logging.getLogger("of_a_library").warning("said in the project's file")
    logging.getLogger("tiny_project.quiet").disabled = True
    logging.getLogger("tiny_project.quiet").warning("not said")
    plain = logging.getLogger("tiny_project.plain")
    plain.propagate = False
    plain.addHandler(logging.NullHandler())
    plain.warning("%s and %s", "one")
    return text


def fail(text):
    raise ValueError(f"at {object()} in {Path.cwd()}, 2024-01-01T00.00.00.000Z")


def leave(text):
    sys.exit(3)


def trespass(text):
    Path.cwd().parent.joinpath("kept.txt").write_text("x")


def stay(text):
    Path.cwd().parent.joinpath("kept.txt").read_text()
    Path.cwd().joinpath("own.txt").write_text("x")
    Path.cwd().joinpath("own.txt").rename("mine.txt")
"""
_HOOKS = """
from kedro.framework.hooks import hook_impl


class Trace:
    @hook_impl
    def before_node_run(self, node):
        pass

    @hook_impl
    def on_node_error(self, error, node):
        pass

    @hook_impl
    def before_dataset_saved(self, dataset_name):
        pass
"""
_MODULE = """
from kedro.framework.hooks import hook_impl


@hook_impl
def before_node_run(node):
    pass
"""
_PIPELINES = ", ".join(
    f'"{name}": pipeline([node({name}, "text", {output}, name="{name}")])'
    for name, output in (
        *(("dive", '"deep"'), ("fail", '"failed"'), ("leave", '"left"')),
        *(("trespass", "None"), ("stay", "None")),
    )
)


@pytest.fixture(scope="module")
def observed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with hooks: an object, and a module."""
    return write_project(
        tmp_path_factory.mktemp("observed") / "project",
        nodes=_NODES,
        pipelines=f'{_PIPELINES}, "__default__": pipeline([])',
        settings="""
        from tiny_project import more_hooks
        from tiny_project.hooks import Trace
        HOOKS = (Trace(), more_hooks)
        """,
        files={
            "src/tiny_project/hooks.py": _HOOKS,
            "src/tiny_project/more_hooks.py": _MODULE,
            "../kept.txt": "kept",
        },
    )


def _observed(project: Path, pipeline: str, **others: Any) -> Run:
    """What is written down of a run of a pipeline."""
    record, request = project.parent / "record", project.parent / "request.json"

    def start(command: Sequence[str], folder: Path, variables: Mapping[str, str]) -> Ended:
        done = run_here(*command, folder=folder, check=False, **variables)
        return Ended(code=done.returncode, printed=done.stdout + done.stderr)

    asked = {
        "side": "kedro",
        "record": str(record),
        "project": str(project),
        "package": "tiny_project",
        "source": str(project / "src"),
        "generated": "tiny_dagster",
        "generated_source": str(project.parent / "dagster/src"),
        "unwatched": ["kedro", "kedro_telemetry"],
        "protected": [str(project.parent)],
        "exempt": [str(project)],
        "in_memory": {},
        "arguments": [f"--pipeline={pipeline}"],
        **others,
    }
    return run(start, asked, project, {REQUEST: str(request)})


def test_hooks_and_messages_of_the_project_are_written_down(observed: Path) -> None:
    ended = _observed(observed, "dive")
    assert (ended.state, ended.failures, ended.refused) == ("succeeded", (), ())
    assert ended.imported == str(observed / "src/tiny_project/__init__.py")
    trace, module = "tiny_project.hooks.Trace", "tiny_project.more_hooks"
    assert ended.hooks == {
        HookCall("before_node_run", "dive", None, None, (module, trace), "the inputs text"): 1,
        HookCall("before_dataset_saved", "dive", "deep", None, (trace,), "a str"): 1,
    }
    file = "src/tiny_project/nodes.py"
    lines = (observed / file).read_text().splitlines()

    def line(text: str) -> int:
        return next(number for number, each in enumerate(lines, start=1) if text in each)

    assert ended.messages == {
        Message("INFO", "deep <project>/sea", file, line("deep %s")): 1,
        Message("WARNING", "said in the project's file", file, line("of_a_library")): 1,
        # Its arguments do not fit.
        Message("WARNING", "%s and %s", file, line("and %s")): 1,
    }


def test_what_is_only_in_memory_is_pickled_as_it_is_saved(tmp_path: Path) -> None:
    project = write_project(
        tmp_path / "project",
        nodes="def make():\n    return [1], 2, len, lambda: 3\n",
        pipelines='"tide": pipeline([node(make, None, ["list", "number", "named", "free"])]),',
    )
    names = ("list", "named", "free", "elsewhere")
    files = {name: project / "memory" / f"{name}.pickle" for name in names}
    ended = _observed(project, "tide", in_memory={name: str(files[name]) for name in names})
    assert ended.state == "succeeded"
    there = {name: pickle.loads(file.read_bytes()) for name, file in files.items() if file.exists()}
    # The function without a name cannot be pickled.
    assert there == {"list": [1], "named": len}


def test_an_error_is_written_down_without_what_is_of_one_run(observed: Path) -> None:
    ended = _observed(observed, "fail")
    text = "ValueError: at <object object> in <project>, <version>"
    assert (ended.state, ended.failures) == ("failed", (Failure(text, "fail"),))
    trace = ("tiny_project.hooks.Trace",)
    assert (
        HookCall("on_node_error", "fail", None, "ValueError", trace, "the inputs text")
        in ended.hooks
    )
    assert "ValueError" in ended.printed


def test_a_node_that_leaves_the_process_fails(observed: Path) -> None:
    assert _observed(observed, "leave").state == "failed"


def test_what_is_outside_of_the_copy_is_not_written(observed: Path) -> None:
    ended = _observed(observed, "trespass")
    kept = observed.parent / "kept.txt"
    assert (ended.state, ended.refused) == ("failed", (str(kept),))
    assert "verify protects" in ended.failures[0].text
    assert kept.read_text() == "kept"
    assert _observed(observed, "stay").state == "succeeded"
    assert (observed / "mine.txt").read_text() == "x"


# The environment of a run -------------------------------------------------------------------------


def test_a_run_has_the_variables_of_this_process_with_the_copy_for_the_project(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    original, copy = tmp_path / "shop", tmp_path / "copy"
    for folder in (original / "src", original / "data", copy / "src"):
        folder.mkdir(parents=True)
    monkeypatch.setenv("PYTHONPATH", f"{original}/src:{original}/data:/elsewhere:shop")
    monkeypatch.setenv("PYTHONHASHSEED", "5")
    monkeypatch.setenv("KEDRO_ENV", "local")
    request = tmp_path / "request.json"
    found = environment(original, copy, tmp_path / "home", request, "prod")
    # What the copy does not have stays where it is.
    assert found["PYTHONPATH"] == f"{copy}/src:{original}/data:/elsewhere:shop"
    assert (found["KEDRO_PROJECT_PATH"], found["KEDRO_ENV"]) == (str(copy), "prod")
    assert (found["DAGSTER_HOME"], found[REQUEST]) == (str(tmp_path / "home"), str(request))
    assert (tmp_path / "home/dagster.yaml").is_file()
    assert found["PYTHONHASHSEED"] == "5"
    monkeypatch.delenv("PYTHONHASHSEED")
    found = environment(original, copy, tmp_path / "home_2", request, None)
    # The order of sets must not differ by itself.
    assert (found["PYTHONHASHSEED"], found["KEDRO_ENV"]) == ("0", "local")


def test_a_script_is_run_with_this_interpreter_and_these_variables_only(tmp_path: Path) -> None:
    code = (
        "import os, sys\n"
        "print(sys.executable, os.getcwd(), os.environ.get('A'), os.environ.get('HOME'))\n"
        "sys.exit(3)\n"
    )
    ended = start_python(["-c", code], tmp_path, {"A": "1"})
    assert ended.code == 3
    assert ended.printed.split() == [sys.executable, str(tmp_path), "1", "None"]
