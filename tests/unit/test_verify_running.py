"""What a run of `verify` leaves in its record."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from kedro_to_dagster.verify.children.observe import REQUEST
from kedro_to_dagster.verify.running import Ended, Failure, HookCall, Message, Run, run


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
