"""Runs are compared: by content where two runs of Kedro's agree, by structure where they do not."""

from __future__ import annotations

import contextlib
import gzip
import json
import pickle
import sqlite3
import zipfile
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

import pyarrow
import pytest
from kedro_to_dagster.verify.comparing import Comparison, Side, compare
from kedro_to_dagster.verify.comparing_files import _has_same_lines
from kedro_to_dagster.verify.files import Files
from kedro_to_dagster.verify.places import Places, in_memory
from kedro_to_dagster.verify.results import Counts, PipelineResult, Result, Verification
from kedro_to_dagster.verify.running import Failure, HookCall, Message, Run
from kedro_to_dagster.verify.structure import described, structure
from pyarrow import parquet

PLACES = Places(
    stored={"sales": "data/sales.csv", "parts": "data/parts"},
    makers={"sales": "sell", "parts": "divide"},
    modules={"sell": "assets/shop.py", "divide": "ops/shop.py"},
    nodes={},
    order={"sell": 0, "divide": 1},
    root="src/shop_dagster",
    functions={"sell": "src/shop/nodes.py", "divide": "src/shop/nodes.py"},
)
CALL = HookCall("before_node_run", "sell", None, None, ("shop.hooks.Trace",))
SAID = Message("INFO", "sold", "src/shop/nodes.py", 3)


class Runs:
    """Runs with files in folders of their own."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._count = 0

    def __call__(self, files: dict[str, Any] | None = None, **known: Any) -> Side:
        self._count += 1
        paths: dict[str, Path | None] = {}
        for name, content in (files or {}).items():
            path = self._folder / str(self._count) / name
            path.parent.mkdir(parents=True, exist_ok=True)
            if content is not None:
                data = content.encode() if isinstance(content, str) else content
                path.write_bytes(data)
            paths[name] = None if content is None else path
        counters = {
            key: Counter(value) if key in ("hooks", "messages", "saves") else value
            for key, value in known.items()
        }
        return Side(run=Run(**{"state": "succeeded", **counters}), files=Files(paths))


@pytest.fixture
def runs(tmp_path: Path) -> Runs:
    return Runs(tmp_path)


def test_what_is_only_in_memory_is_told_without_an_entry(runs: Runs) -> None:
    name = in_memory("score")
    places = replace(PLACES, stored={**PLACES.stored, "score": name}, makers={"score": "sell"})
    file = "score.pickle"
    saved = [runs({file: pickle.dumps(score)}) for score in ([1.0], [1.5])]
    sides = [replace(side, files=Files({name: side.files.paths[file]})) for side in saved]
    (difference,) = compare(sides[0], sides[0], sides[1], places, counts_calls=True).differences
    assert difference.message.startswith("score (in memory) has the same content in two runs")
    assert (difference.dataset, difference.node) == ("score", "sell")
    assert difference.look_at == "See node 'sell' in src/shop_dagster/assets/shop.py."
    same = compare(sides[0], None, sides[0], places, counts_calls=True)
    assert (same.result, same.counts.files) == (Result.SAME, 1)


def _compared(kedro: Side, package: Side, again: Side | None = None, **rules: bool) -> Comparison:
    return compare(kedro, again, package, PLACES, **{"counts_calls": True, **rules})


def _told(comparison: Comparison) -> list[tuple[str, str]]:
    return [(difference.aspect, difference.kind) for difference in comparison.differences]


# Files ------------------------------------------------------------------------------------------


def test_the_same_content_is_the_same(runs: Runs) -> None:
    files = {"data/sales.csv": "a\n1\n", "data/old.csv": None}
    compared = _compared(runs(files), runs(files))
    assert (compared.result, compared.counts.files) == (Result.SAME, 2)


def test_another_content_is_told_with_its_dataset_and_node(runs: Runs) -> None:
    compared = _compared(
        runs({"data/sales.csv": "a\n1\n"}), runs({"data/sales.csv": "a\n2\n"}),
        runs({"data/sales.csv": "a\n1\n"}),
    )  # fmt: skip
    (difference,) = compared.differences
    assert difference.message == (
        "data/sales.csv has the same content in two runs of Kedro's, and another in the package's; "
        "line 2 is '1' there, and '2' here."
    )
    assert (difference.dataset, difference.node) == ("sales", "sell")
    assert "node 'sell' in src/shop_dagster/assets/shop.py" in difference.look_at


@pytest.mark.parametrize(
    ("name", "one", "other", "is_same"),
    [
        ("a.csv", "x,y\n1,2\n", "x,y\n3,4\n", True),
        ("a.csv", "x,y\n1,2\n", "x,z\n3,4\n", False),
        ("a.csv", "x,y\n1,2\n", "x,y\n3,4\n5,6\n", False),
        ("a.csv", "x;y\n1,5;2\n", "x;y\n3;4\n", True),
        ("a.json", '{"a": [1, 2], "b": "x"}', '{"a": [3, 4.5], "b": "y"}', True),
        ("a.json", '{"a": 1}', '{"b": 1}', False),
        ("a.json", '{"a": [1]}', '{"a": [1, 2]}', False),
        ("a.json", '{"a": 1}', '{"a": null}', False),
        ("a.json", "1", "null", False),
        ("a.json", '{"a": "x1"}', '{"a": null}', False),
        ("a.json", "no json", "nor this", True),
        ("a.yml", "a: {b: 1}", "a: {b: 2}", True),
        ("a.yml", "a: {b: 1}", "a: {c: 2}", False),
        ("a.jsonl", '{"a": 1}\n{"a": 2}\n', '{"a": 3}\n{"a": 4}\n', True),
        ("a.jsonl", '{"a": 1}\n{"a": 2}\n', '{"a": 3}\n', False),
        ("a.png", "one", "other", True),
        ("a.png", "one", "", False),
    ],
)
def test_what_varies_by_itself_is_compared_by_structure(
    name: str, one: str, other: str, *, is_same: bool, runs: Runs
) -> None:
    # The second run of Kedro's has the structure of the first, and other values.
    again = one.replace("1", "9").replace("one", "two").replace("no json", "no  json")
    compared = _compared(runs({name: one}), runs({name: other}), runs({name: again}))
    assert compared.result is (Result.SAME if is_same else Result.DIFFERENT)
    assert compared.counts.files_by_structure == is_same
    assert _told(compared) == ([] if is_same else [("files", "structure")])


def test_where_the_structure_varies_too_only_something_must_be_there(runs: Runs) -> None:
    one, again, other = ({"a.json": json.dumps([0] * size)} for size in (1, 2, 3))
    assert _compared(runs(one), runs(other), runs(again)).result is Result.SAME
    assert _compared(runs(one), runs({"a.json": ""}), runs(again)).result is Result.DIFFERENT


def test_files_of_names_that_vary_are_compared_by_what_is_in_them(runs: Runs) -> None:
    def sides(*texts: str) -> list[Side]:
        return [runs({f"data/tag_{number}.txt": text}) for number, text in enumerate(texts)]

    for texts, told in (
        (("a", "a", "a"), []),
        (("a", "a", "b"), [("files", "content")]),
        (("a", "b", "c"), []),
    ):
        one, again, other = sides(*texts)
        assert _told(_compared(one, other, again)) == told


def test_archives_are_compared_without_the_times_in_them(runs: Runs, tmp_path: Path) -> None:
    def packed(day: int, text: str) -> bytes:
        file = tmp_path / "archive"
        with zipfile.ZipFile(file, "w") as archive:
            archive.writestr(zipfile.ZipInfo("sheet.xml", (2024, 1, day, 0, 0, 0)), text)
            archive.writestr("docProps/core.xml", str(day))
        return file.read_bytes()

    one = {"a.xlsx": packed(1, "x"), "a.gz": gzip.compress(b"x", mtime=1)}
    other = {"a.xlsx": packed(2, "x"), "a.gz": gzip.compress(b"x", mtime=2)}
    assert _compared(runs(one), runs(other)).counts.files == 2
    assert _compared(runs(one), runs({**other, "a.xlsx": packed(2, "y")})).differences


def test_pickles_are_compared_by_what_they_hold(runs: Runs) -> None:
    """Where one refers to a text twice, and the other has it twice, the bytes differ."""
    text = "".join(["sa", "me"])
    one, other = pickle.dumps(["same", "same"]), pickle.dumps(["same", text])
    assert one != other
    for name, result in (
        ("a.pkl", Result.SAME),
        ("A.PICKLE", Result.SAME),
        ("a.bin", Result.DIFFERENT),
    ):
        assert _compared(runs({name: one}), runs({name: other})).result is result
    assert _compared(runs({"a.pkl": one}), runs({"a.pkl": b"x"})).result is Result.DIFFERENT


def test_databases_are_compared_by_their_rows(runs: Runs, tmp_path: Path) -> None:
    def database(*rows: str, table: str = "sales") -> dict[str, bytes]:
        file = tmp_path / "shop.db"
        file.unlink(missing_ok=True)
        with contextlib.closing(sqlite3.connect(file)) as connection, connection:
            connection.execute("CREATE TABLE parts (name TEXT)")
            connection.execute(f"CREATE TABLE {table} (name TEXT)")
            connection.executemany(f"INSERT INTO {table} VALUES (?)", [(row,) for row in rows])
        return {"data/shop.db": file.read_bytes()}

    places = replace(
        PLACES,
        stored=dict.fromkeys(("parts", "sales"), "data/shop.db"),
        tables={"parts": "parts", "sales": "sales"},
    )

    def told(package: dict[str, bytes], again: dict[str, bytes] | None = None) -> str:
        one, two = runs(database("a", "b")), runs(again or database("b", "a"))
        compared = compare(one, two, runs(package), places, counts_calls=True)
        return " ".join(f"{each.node}: {each.message}" for each in compared.differences)

    assert told(database("b", "a")) == ""
    assert told(database("a", "c")).endswith("its table 'sales' has other values here.")
    assert told(database("a", "b", "c")).endswith("'sales' has 2 rows there, and 3 here.")
    assert told(database("a", "b", table="sold")).startswith(
        "sell: data/shop.db has the same content"
    )
    assert told(database("a", "b", "mlflow.source.name", "system/cpu")) == ""
    varying = database("a", "c")
    assert told(database("a", "d"), varying) == ""
    assert told(database("a"), varying).endswith(
        "has the tables sales (rows: 2) in Kedro's runs, and the tables sales (rows: 1) in the package's."
    )


def test_a_file_of_two_views_is_that_of_the_one_that_a_node_writes() -> None:
    places = replace(
        PLACES,
        stored={"a@text": "data/a", "sales": "data/a", "b": "data/a/b", "c": "data"},
    )
    assert places.dataset_of("data/a") == "sales"
    assert places.dataset_of("data/a/b/1.csv") == "b"
    assert places.dataset_of("data/ab") == "c"
    assert places.dataset_of("logs/a") is None
    assert [places.maker_of(name) for name in ("sales", "sales@text", "b", None)] == [
        *("sell", "sell", None, None)
    ]


@pytest.mark.parametrize(
    ("results", "whole"),
    [
        ([Result.SAME, Result.NOT_COMPARED], Result.SAME),
        ([Result.SAME, Result.DIFFERENT], Result.DIFFERENT),
        ([Result.NOT_COMPARED, Result.DIFFERENT], Result.DIFFERENT),
        ([Result.NOT_COMPARED], Result.NOT_COMPARED),
        ([], Result.NOT_COMPARED),
    ],
)
def test_one_difference_makes_the_whole_different(results: list[Result], whole: Result) -> None:
    pipelines = tuple(
        PipelineResult(name="x", job=None, result=result, state="", counts=Counts())
        for result in results
    )
    verification = Verification(
        project="shop", package=None, environment=None, executor="", pipelines=pipelines
    )
    assert verification.result is whole


def test_missing_and_further_files_are_differences_and_counted(runs: Runs) -> None:
    compared = _compared(
        runs({"data/sales.csv": "1", "data/parts/a.csv": "1", "data/parts/b.csv": "1"}),
        runs({"data/else.csv": "1"}),
    )
    assert _told(compared) == [("files", "missing"), ("files", "more")]
    assert [difference.others for difference in compared.differences] == [2, 0]
    assert compared.differences[1].file == "data/else.csv"
    # In the order of nodes: what the first one does may be why the others differ.
    first = compared.differences[0]
    assert (first.file, first.dataset, first.node) == ("data/sales.csv", "sales", "sell")
    (part,) = _compared(runs({"data/parts/a.csv": "1"}), runs()).differences
    assert (part.dataset, part.node) == ("parts", "divide")
    assert "src/shop_dagster/ops/shop.py" in part.look_at


def test_a_file_that_only_kedro_removes(runs: Runs) -> None:
    (difference,) = _compared(runs({"data/old.csv": None}), runs()).differences
    assert difference.message == "Kedro's run removes data/old.csv, the package's leaves it."


def test_files_whose_names_vary_are_compared_by_their_number(runs: Runs) -> None:
    kedro, again = (
        runs({"out/run_1.txt": "a", "x.csv": "1"}),
        runs({"out/run_22.txt": "a", "x.csv": "1"}),
    )
    same = runs({"out/run_333.txt": "a", "x.csv": "1"})
    assert _compared(kedro, same, again).result is Result.SAME
    assert _told(_compared(kedro, runs({"x.csv": "1"}), again)) == [("files", "number")]


def test_lines_in_another_order_count_only_in_what_a_dataset_writes(runs: Runs) -> None:
    for name, result in (("trace.txt", Result.SAME), ("data/sales.csv", Result.DIFFERENT)):
        compared = _compared(runs({name: "a\nb\n"}), runs({name: "b\na\n"}), runs({name: "a\nb\n"}))
        assert compared.result is result
    assert (
        "trace.txt" in _compared(runs({"trace.txt": "a\nb"}), runs({"trace.txt": "b\na"})).notes[0]
    )


# Hooks and messages -----------------------------------------------------------------------------


def test_a_hook_that_is_not_called(runs: Runs) -> None:
    (difference,) = _compared(runs(hooks={CALL: 1}), runs()).differences
    assert difference.message == (
        "'before_node_run' of shop.hooks.Trace for node 'sell': called once by Kedro, not called by "
        "the package."
    )
    assert '@hooks.node("sell") in src/shop_dagster/assets/shop.py' in difference.look_at


def test_a_hook_of_the_whole_run_is_looked_for_at_the_executors(runs: Runs) -> None:
    hooks = ("shop.hooks.Trace", "shop.hooks.Costs")
    failing = HookCall("on_pipeline_error", None, None, "KeyError", hooks)
    loaded = HookCall("after_dataset_loaded", "sell", "stock", None, hooks[:1])
    told = _compared(runs(), runs(hooks={failing: 2, loaded: 1}))
    assert told.counts.hook_calls == 0
    # As one of a kind, with the number of others; those of no node come first.
    (difference,) = told.differences
    assert difference.message == (
        "'on_pipeline_error' of shop.hooks.Trace, shop.hooks.Costs with KeyError: not called by "
        "Kedro, called 2 times by the package."
    )
    assert difference.look_at == ("See hooks.executor(…) in src/shop_dagster/hooks.py.")
    assert difference.others == 1
    (of_dataset,) = _compared(runs(hooks={loaded: 1}), runs()).differences
    assert of_dataset.message == (
        "'after_dataset_loaded' of shop.hooks.Trace for node 'sell' and dataset 'stock': called once "
        "by Kedro, not called by the package."
    )
    assert (of_dataset.node, of_dataset.dataset) == ("sell", "stock")


@pytest.mark.parametrize("name", ["after_context_created", "after_catalog_created"])
def test_hooks_of_a_process_are_called_once_in_each(name: str, runs: Runs) -> None:
    call = HookCall(name, None, None, None, ("shop.hooks.Trace",))
    assert _compared(runs(hooks={call: 1}), runs(hooks={call: 4})).result is Result.SAME
    assert _told(_compared(runs(hooks={call: 1}), runs())) == [("hooks", "not called")]


def test_calls_whose_number_varies_by_itself_are_no_difference(runs: Runs) -> None:
    kedro, again = runs(hooks={CALL: 1}), runs(hooks={CALL: 2})
    assert _compared(kedro, runs(), again).result is Result.SAME


def test_calls_are_counted_unless_a_node_may_run_several_times(runs: Runs) -> None:
    kedro, package = runs(hooks={CALL: 1}), runs(hooks={CALL: 3})
    assert _told(_compared(kedro, package)) == [("hooks", "called more often")]
    assert _compared(kedro, package, counts_calls=False).result is Result.SAME
    assert _compared(kedro, runs(), counts_calls=False).result is Result.DIFFERENT


def test_a_message_that_is_missing_or_has_another_level(runs: Runs) -> None:
    warning = Message("WARNING", SAID.text, SAID.file, SAID.line)
    compared = _compared(runs(messages={SAID: 2}), runs(messages={SAID: 1, warning: 1}))
    assert [difference.message for difference in compared.differences] == [
        "INFO 'sold': logged 2 times by Kedro's run, once by the package's.",
        "WARNING 'sold': logged not by Kedro's run, once by the package's.",
    ]
    assert compared.differences[0].look_at == "It is logged in src/shop/nodes.py:3."


def test_a_message_that_varies_by_itself_is_no_difference(runs: Runs) -> None:
    one, again, other = (
        runs(messages={Message("INFO", f"read {number} rows", "src/shop/nodes.py", 9): 1})
        for number in (1, 2, 3)
    )
    assert _compared(one, other, again).result is Result.SAME
    # Their number is compared still.
    (difference,) = _compared(one, runs(), again).differences
    assert difference.message == (
        "INFO 'a text that varies': logged once by Kedro's run, not by the package's."
    )


# How runs end -----------------------------------------------------------------------------------


def test_failing_alike_is_the_same_whatever_dagster_does_beyond(runs: Runs) -> None:
    failed = {"state": "failed", "failures": (Failure("KeyError: 'a'", "sell"),)}
    more = (Failure("ValueError: b", "divide"), *failed["failures"])
    package = runs({"a.csv": "1"}, state="failed", failures=more, messages={SAID: 1})
    compared = _compared(runs(**failed), package)
    assert (compared.result, compared.state) == (Result.SAME, "both failed: KeyError: 'a'")


def test_another_message_is_the_same_only_if_it_varies_by_itself(runs: Runs) -> None:
    one, again, other, odd = (
        runs(state="failed", failures=(Failure(text, "sell"),))
        for text in ("KeyError: 1", "KeyError: 2", "KeyError: 3", "ValueError: 1")
    )
    assert _compared(one, other, again).result is Result.SAME
    assert _told(_compared(one, other, one)) == [("outcome", "error")]
    assert _told(_compared(one, odd, again)) == [("outcome", "error")]


@pytest.mark.parametrize(
    ("kedro", "package", "told"),
    [
        ("E: \nno x.\nAdd x.", "E: no y.\nAdd y.", ("E: no x.", "E: no y.")),
        ("E: in 'a':\nno x", "E: in 'a':\nno y", ("E: in 'a': no x", "E: in 'a': no y")),
        ("E: no x\nAdd x.", "E: no x\nAdd y.", ("Add x.", "Add y.")),
        ("E: no x\nAdd x.", "E: no x", ("E: no x Add x.", "E: no x")),
    ],
)
def test_where_two_errors_say_the_same_at_first_the_lines_that_differ_are_told(
    kedro: str, package: str, told: tuple[str, str], runs: Runs
) -> None:
    one, other = (runs(state="failed", failures=(Failure(text),)) for text in (kedro, package))
    message = f"Both fail, Kedro with '{told[0]}' and the package with '{told[1]}'."
    assert _compared(one, other).differences[0].message == message


def test_missing_inputs_are_the_same_in_any_order(runs: Runs) -> None:
    text = "ValueError: Pipeline input(s) {%s} not found in the %s"
    one, other, odd = (
        runs(state="failed", failures=(Failure(text % names),))
        for names in (
            ("'params:a', 'params:b'", "DataCatalog"),
            ("'params:b', 'params:a'", "OwnCatalog: add them"),
            ("'params:b'", "DataCatalog"),
        )
    )
    assert _compared(one, other, one).result is Result.SAME
    assert _told(_compared(one, odd, one)) == [("outcome", "error")]


def test_missing_credentials_are_the_same_in_other_words(runs: Runs) -> None:
    """Kedro names its catalog, the package the variable of the environment to set."""
    one, other, odd = (
        runs(state="failed", failures=(Failure(text),))
        for text in (
            "KeyError: \"Unable to find credentials 'shop': check your data catalog\"",
            "KedroProjectError: There are no credentials 'shop': set KEDRO_CREDENTIALS_SHOP",
            "KedroProjectError: There are no credentials 'bank': set KEDRO_CREDENTIALS_BANK",
        )
    )
    assert _compared(one, other, one).result is Result.SAME
    assert _told(_compared(one, odd, one)) == [("outcome", "error")]


def test_a_failure_that_names_a_dataset_is_one_of_its_node(runs: Runs) -> None:
    failed = runs(state="failed", failures=(Failure("KeyError: 'sales' lives in memory"),))
    (difference,) = _compared(runs(), failed).differences
    assert difference.node == "sell"
    assert difference.look_at.startswith("See node 'sell' in src/shop_dagster/assets/shop.py.")


def test_only_one_of_them_fails(runs: Runs) -> None:
    failed = runs(state="failed", failures=(Failure("KeyError: 1", "sell"),))
    assert _compared(runs(), failed).differences[0].message == (
        "Kedro's run succeeded, the package's failed in 'sell': KeyError: 1"
    )
    assert _compared(failed, runs()).differences[0].message == (
        "Kedro's run failed, the package's succeeded: KeyError: 1"
    )


def test_what_only_one_of_them_did_before_it_failed_is_told(runs: Runs) -> None:
    """Where both fail, Dagster goes on with what does not depend on the error; else more is more."""
    failed = {"state": "failed", "failures": (Failure("KeyError: 1", "sell"),)}
    done: dict[str, Any] = {"hooks": {CALL: 1}, "messages": {SAID: 1}}
    more = [("files", "more"), ("hooks", "called more often"), ("log", "more")]
    assert _told(_compared(runs(**failed), runs({"a.csv": "1"}, **done, **failed))) == []
    for kedro, package in ((failed, {}), ({}, failed)):
        told = _told(_compared(runs(**kedro), runs({"a.csv": "1"}, **done, **package)))
        assert told == [("outcome", "state"), *more]


@pytest.mark.parametrize(
    ("printed", "reason"),
    [
        ("first\n│ KeyError: 1 │\n╰─────╯\n\n", "│ KeyError: 1 │"),
        ("KeyError: 1", "KeyError: 1"),
        ("", "no reason was given"),
    ],
)
def test_why_a_run_failed_is_the_last_that_it_printed_if_nothing_else_says_so(
    printed: str, reason: str, runs: Runs
) -> None:
    sides = [runs(state="failed", printed=printed) for _ in range(2)]
    assert _compared(*sides).state == f"both failed: {reason}"
    told = _compared(runs(), sides[0]).differences[0].message
    assert told == f"Kedro's run succeeded, the package's failed: {reason}"


def test_runs_that_fail_without_a_reason_are_the_same_only_if_both_do(runs: Runs) -> None:
    silent = runs(state="failed")
    assert _compared(silent, runs(state="failed")).result is Result.SAME
    told = runs(state="failed", failures=(Failure("KeyError: 1", "sell"),))
    for one, other in ((silent, told), (told, silent)):
        assert _told(_compared(one, other)) == [("outcome", "error")]


def test_a_job_that_there_is_not_is_the_only_difference(runs: Runs) -> None:
    compared = _compared(runs({"a.csv": "1"}, hooks={CALL: 1}), runs(state="no job"))
    assert (compared.result, compared.state) == (Result.DIFFERENT, "no job in the package")
    counts = compared.counts
    assert (counts.files, counts.files_by_structure, counts.hook_calls, counts.messages) == (0,) * 4
    assert _told(compared) == [("outcome", "no job")]


def test_a_process_that_ended_without_an_answer_is_told_as_that(runs: Runs) -> None:
    (difference,) = _compared(runs(), runs(state="ended", printed="Killed")).differences
    assert difference.message == (
        "Kedro's run succeeded, the package's ended without an answer: Killed"
    )


def test_what_something_took_may_be_the_same_twice_by_chance(runs: Runs) -> None:
    def said(text: str) -> Side:
        return runs(messages={Message("INFO", text, "src/shop/hooks.py", 9): 1})

    twice = said("sell took 0.00 seconds"), said("sell took 0.00 seconds")
    assert _told(_compared(twice[0], said("sell took 0.02 seconds"), twice[1])) == []
    other = _told(_compared(twice[0], said("divide took 0.02 seconds"), twice[1]))
    assert sorted(other) == [("log", "missing"), ("log", "more")]
    assert len(_told(_compared(said("sold 3 sacks"), said("sold 4 sacks")))) == 2


# What follows, and what hooks of several processes keep -------------------------------------------


def test_what_follows_from_a_lost_dataset_is_told_with_it(runs: Runs) -> None:
    """Its node does not run: neither are its hooks called, nor is anything logged."""
    timed = Message("INFO", "sell took 1 s", "src/shop/hooks.py", 9)
    kedro = runs({"data/sales.csv": "a"}, hooks=[CALL], messages=[SAID, timed])
    compared = _compared(kedro, runs({}))
    (difference,) = compared.differences
    assert (difference.kind, difference.dataset, difference.node) == ("missing", "sales", "sell")
    assert "See node 'sell' in src/shop_dagster/assets/shop.py" in difference.look_at
    assert difference.look_at.endswith(
        "3 calls and messages of its node and of hooks differ for the same reason."
    )


def test_calls_for_other_nodes_do_not_follow(runs: Runs) -> None:
    other = HookCall("before_node_run", "divide", None, None, ("shop.hooks.Trace",))
    compared = _compared(runs({"data/sales.csv": "a"}, hooks=[CALL, other]), runs({}))
    assert _told(compared) == [("files", "missing"), ("hooks", "not called")]


@pytest.mark.parametrize("has_processes", [True, False])
def test_why_hooks_of_several_processes_differ_is_told_once(
    has_processes: bool, runs: Runs
) -> None:
    said = [Message("INFO", text, "src/shop/hooks.py", 9) for text in ("2 nodes", "0 nodes")]
    compared = _compared(
        runs({"times.json": "2"}, hooks=[CALL], messages=said[:1]),
        runs({"times.json": "0"}, hooks=[CALL], messages=said[1:]),
        has_processes=has_processes,
    )
    why = "Have it keep that in a file, or run the job in one process."
    told = [difference.look_at.endswith(why) for difference in compared.differences]
    assert told == [has_processes, False, False]


def test_what_a_failed_run_did_not_come_to_is_counted_with_the_failure(runs: Runs) -> None:
    """What an earlier node has not written is told: it may be why."""
    files = {"data/sales.csv": "1", "data/parts/a.csv": "1", "odd.txt": "1"}
    kedro = runs(files, hooks={CALL: 1}, messages={SAID: 1})
    failed = runs(state="failed", failures=(Failure("KeyError: 1", "divide"),))
    outcome, *others = _compared(kedro, failed).differences
    assert outcome.look_at == (
        "See node 'divide' in src/shop_dagster/ops/shop.py. Run it by itself and see what the package "
        "prints; its folder stays with --keep. 3 files, calls and messages are missing that it did not "
        "come to."
    )
    assert [(other.kind, other.dataset) for other in others] == [("missing", "sales")]
    before_all = _compared(kedro, runs(state="failed", failures=(Failure("ImportError: x"),)))
    assert _told(before_all) == [("outcome", "state")]
    assert before_all.differences[0].look_at.endswith(
        "5 files, calls and messages are missing that it did not come to."
    )


def test_the_node_that_logs_a_message_is_named(runs: Runs) -> None:
    lines = ("src/shop/nodes.py", range(2, 5))
    for spans, by, node in (
        (
            {"sell": lines},
            " by the function of 'sell'; see src/shop_dagster/assets/shop.py",
            "sell",
        ),
        (
            {"divide": lines, "sell": lines},
            " by the function of 'sell' or 'divide'; see src/shop_dagster/assets/shop.py",
            None,
        ),
        ({"sell": ("src/shop/nodes.py", range(4, 6))}, "", None),
    ):
        places = replace(PLACES, spans=spans)
        sides = runs(messages={SAID: 1}), None, runs()
        (difference,) = compare(*sides, places, counts_calls=True).differences
        assert difference.look_at == f"It is logged in src/shop/nodes.py:3{by}."
        assert difference.node == node


def test_a_message_of_another_node_of_the_same_file_does_not_follow(runs: Runs) -> None:
    spans = {
        "sell": ("src/shop/nodes.py", range(1, 3)),
        "divide": ("src/shop/nodes.py", range(3, 5)),
    }
    kedro = runs({"data/sales.csv": "1"}, messages={SAID: 1})
    compared = compare(kedro, None, runs(), replace(PLACES, spans=spans), counts_calls=True)
    assert _told(compared) == [("files", "missing"), ("log", "missing")]


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        (b"\xff1", b"\xff2", " (both have 2 bytes)"),
        (b"\xff1", b"\xff22", " (2 and 3 bytes)"),
        (gzip.compress(b"x", mtime=1), gzip.compress(b"y", mtime=1), " (both have 21 bytes)"),
    ],
)
def test_of_files_that_are_no_texts_the_sizes_are_told(
    one: bytes, other: bytes, told: str, runs: Runs
) -> None:
    compared = _compared(runs({"a.bin": one}), runs({"a.bin": other}))
    assert compared.differences[0].message.endswith(f"and another in the package's{told}.")


def test_of_tables_the_rows_and_columns_are_told_that_differ(runs: Runs, tmp_path: Path) -> None:
    def table(*rows: int, column: str = "x") -> dict[str, bytes]:
        file = tmp_path / "a.parquet"
        parquet.write_table(pyarrow.table({column: list(rows)}), file)
        return {"a.parquet": file.read_bytes()}

    for other, told in (
        (table(1, 2), "it has 3 rows there, and 2 rows here."),
        (
            table(1, 2, 3, column="y"),
            "it has 3 rows of the columns x there, and 3 rows of the columns y here.",
        ),
    ):
        compared = _compared(runs(table(1, 2, 3)), runs(other))
        assert compared.differences[0].message.endswith(told)


def test_of_many_columns_those_are_told_that_differ(runs: Runs, tmp_path: Path) -> None:
    def table(**columns: Any) -> dict[str, bytes]:
        file = tmp_path / "a.parquet"
        many = {name: [1, 2] for name in "abcdef"}
        parquet.write_table(pyarrow.table({**many, **columns}), file)
        return {"a.parquet": file.read_bytes()}

    for other, told in (
        (
            table(c=[1.0, 2.0]),
            "2 rows, with the column c of int64 there, and 2 rows, with the column c of double",
        ),
        (table(z=[1, 2]), "2 rows, with no other columns there, and 2 rows, with the columns z"),
        (table(c=[1, 3]), "2 there, and 3"),
    ):
        compared = _compared(runs(table()), runs(other))
        assert compared.differences[0].message.endswith(f" it has {told} here.")


def test_nodes_before_that_leave_no_file_are_told(runs: Runs) -> None:
    places = replace(PLACES, before={"sell": ("divide", "add", "count", "weigh")})
    sides = runs({"data/sales.csv": "a"}), None, runs({"data/sales.csv": "b"})
    (difference,) = compare(*sides, places, counts_calls=True).differences
    assert difference.look_at.endswith(
        "It reads what is only in memory, made by 'divide', 'add', 'count', …: see there too."
    )


def test_a_dataset_that_is_saved_more_often_is_told_unless_its_number_varies(runs: Runs) -> None:
    one, two, more = (runs(saves={"sales": count}) for count in (1, 2, 3))
    (difference,) = _compared(one, two, one).differences
    assert difference.message == "'sales' is saved once by Kedro's run, 2 times by the package's."
    assert difference.look_at == (
        "See node 'sell' in src/shop_dagster/assets/shop.py, and src/shop_dagster/io_managers.py."
    )
    assert _told(_compared(one, more, two)) == []
    assert _told(_compared(two, one)) == []
    assert _told(compare(one, None, two, PLACES, counts_calls=False)) == []


def test_a_table_is_described_by_its_rows_without_the_header(tmp_path: Path) -> None:
    table = tmp_path / "a.csv"
    table.write_text("a,b\n1,2\n3,4\n")
    assert described(structure(table)) == "2 rows of the columns a, b"
    table.write_text("a;b\n1,5;2\n")
    assert described(structure(table)) == "1 rows of the columns a, b"
    table.write_text("a,b\n1;2;3;4,2\n")
    assert described(structure(table)) == "1 rows of the columns a, b"


def test_texts_with_the_same_lines_in_another_order_are_told_from_others(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    one.write_text("a\nb\n")
    for text, is_same in (("b\na\n", True), ("a\nb\n", True), ("a\na\nb\n", False), ("a\n", False)):
        other.write_text(text)
        assert _has_same_lines(one, other) is is_same
    other.write_bytes(b"\xff\xfe")
    assert not _has_same_lines(one, other)
    assert not _has_same_lines(other, other)
