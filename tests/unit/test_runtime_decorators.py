"""What a node does besides calling its function: confirming, saving in turns, loading further views."""

import inspect
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import dagster as dg
import pytest
from kedro_to_dagster_runtime.decorators import confirming, in_folder, in_turns, loading
from kedro_to_dagster_runtime.memory import MemoryDatasetIOManager
from kedro_to_dagster_runtime.nothing_io_manager import NothingIOManager
from kedro_to_dagster_runtime.outputs import by_key, in_order
from kedro_to_dagster_runtime.streams import Chunks, saves_of

from .known import known


class Diary(dg.IOManager):
    """Stands for the I/O manager of a dataset, and tells what is done with it."""

    def __init__(self, name: str, told: list[tuple[Any, ...]]) -> None:
        self.name, self.told = name, told

    def load_input(self, context: dg.InputContext) -> Any:
        """Load the dataset."""
        return f"{self.name} as an input"

    def handle_output(self, context: dg.OutputContext, obj: Any) -> None:
        """Save the dataset."""
        for data in saves_of(obj):
            self.told.append(("save", self.name, data))

    def save(self, context: Any, data: Any) -> None:
        """Save the dataset within a step."""
        self.told.append(("save", self.name, data))

    def load_in_turn(self, context: Any, manager: str) -> Any:
        """Load the dataset for one of several arguments."""
        return f"{self.name} in turn"

    def confirm(self, context: Any) -> None:
        """Confirm the dataset."""
        self.told.append(("confirm", self.name))


class Options(dg.ConfigurableResource):  # type: ignore[type-arg]
    """Parameters."""

    size: int = 1


def _run(*assets: Any, fails: bool = False, **others: Any) -> list[tuple[Any, ...]]:
    told: list[tuple[Any, ...]] = []
    diaries = {f"{name}_io_manager": Diary(name, told) for name in ("a", "b", "c")}
    resources = {**diaries, "memory_io_manager": MemoryDatasetIOManager(folder="shop"), **others}
    result = dg.materialize(assets, resources=resources, raise_on_error=not fails)
    assert result.success is not fails
    return told


OUTS = {
    "a": dg.AssetOut(io_manager_key="a_io_manager"),
    "b": dg.AssetOut(io_manager_key="b_io_manager"),
}
A = dg.AssetSpec("a").with_io_manager_key("a_io_manager")
C = dg.AssetSpec("c").with_io_manager_key("c_io_manager")


# Confirming ---------------------------------------------------------------------------------------


def test_a_dataset_is_confirmed_once_the_output_is_saved() -> None:
    @dg.asset(io_manager_key="a_io_manager")
    @confirming("b_io_manager", "c_io_manager")
    def a():  # type: ignore[no-untyped-def]
        return 1

    assert _run(a) == [("save", "a", 1), ("confirm", "b"), ("confirm", "c")]


def test_a_dataset_is_confirmed_once_all_outputs_are_saved() -> None:
    @dg.multi_asset(outs=OUTS)
    @confirming("a_io_manager")
    def both():  # type: ignore[no-untyped-def]
        return by_key({"b": 2, "a": 1}, "a", "b")

    assert _run(both) == [("save", "a", 1), ("save", "b", 2), ("confirm", "a")]


def test_a_node_of_no_output_confirms() -> None:
    @dg.asset
    @confirming("a_io_manager")
    def task() -> None:
        return None

    assert _run(task) == [("confirm", "a")]


def test_every_chunk_is_saved_before_a_dataset_is_confirmed() -> None:
    @dg.asset(io_manager_key="a_io_manager")
    @confirming("a_io_manager")
    def a():  # type: ignore[no-untyped-def]
        return Chunks(number for number in (1, 2))

    assert _run(a) == [("save", "a", 1), ("save", "a", 2), ("confirm", "a")]


@pytest.mark.parametrize("returned", [[1, 2], (1, 2), "ab", {"a": 1}])
def test_a_single_output_is_saved_as_it_is(returned: Any) -> None:
    @dg.asset(io_manager_key="a_io_manager")
    @confirming("b_io_manager")
    def a():  # type: ignore[no-untyped-def]
        return returned

    assert _run(a) == [("save", "a", returned), ("confirm", "b")]


def test_arguments_have_any_names() -> None:
    @dg.asset(ins={"resources": dg.AssetIn("c")})
    @confirming("a_io_manager")
    def b(resources):  # type: ignore[no-untyped-def]
        return resources

    assert _run(b, C, fails=False)[-1] == ("confirm", "a")


def test_what_fails_is_not_confirmed() -> None:
    @dg.multi_asset(outs=OUTS)
    @confirming("a_io_manager")
    def both():  # type: ignore[no-untyped-def]
        return in_order((1,), "a", "b")

    assert _run(both, fails=True) == []


def test_inputs_and_parameters_stay_what_they_are() -> None:
    found = []

    @dg.asset(io_manager_key="a_io_manager")
    @confirming("c_io_manager")
    def a(parameters: Options, c):  # type: ignore[no-untyped-def]
        found.append((parameters.size, c))
        return 1

    @dg.asset(io_manager_key="b_io_manager", ins={"given": dg.AssetIn("a")})
    @confirming("c_io_manager")
    def b(given):  # type: ignore[no-untyped-def]
        """Take another name than the asset's."""
        return given

    told = _run(C, a, b, parameters=Options(size=5))
    assert found == [(5, "c as an input")]
    assert told[-2:] == [("save", "b", "a as an input"), ("confirm", "c")]
    assert b.op.description is None or "another name" in b.op.description


# In turns -----------------------------------------------------------------------------------------


def _pairs() -> Iterator[tuple[int, int]]:
    yield 1, 2
    yield 3, 4


def test_chunks_of_several_outputs_are_saved_in_turns() -> None:
    made = []

    def pairs() -> Iterator[tuple[int, int]]:
        for pair in _pairs():
            made.append(pair)
            yield pair

    @dg.multi_asset(outs=OUTS)
    @in_turns(a="a_io_manager", b="b_io_manager")
    def both():  # type: ignore[no-untyped-def]
        return in_order(pairs(), "a", "b")

    assert _run(both) == [("save", "a", 1), ("save", "b", 2), ("save", "a", 3), ("save", "b", 4)]
    assert made == [(1, 2), (3, 4)]


def test_of_what_lives_in_memory_the_last_chunk_is_kept() -> None:
    found = []

    @dg.multi_asset(outs={**OUTS, "b": dg.AssetOut(io_manager_key="memory_io_manager")})
    @in_turns(a="a_io_manager", b=None)
    def both():  # type: ignore[no-untyped-def]
        return by_key(({"b": b, "a": a} for a, b in _pairs()), "a", "b")

    @dg.asset
    def after(b) -> None:  # type: ignore[no-untyped-def]
        found.append(b)

    with known(both):
        assert _run(both, after) == [("save", "a", 1), ("save", "a", 3)]
    assert found == [4]


class _Rising:
    """A validator of Kedro's, which changes what it is given."""

    def validate(self, data: Any) -> Any:
        if data == 1:
            raise ValueError("too small")
        return data + 10


@pytest.mark.parametrize(("first", "expected"), [(2, [24]), (1, [])])
def test_each_chunk_in_memory_is_validated(first: int, expected: list[int]) -> None:
    found = []

    @dg.multi_asset(outs={**OUTS, "b": dg.AssetOut(io_manager_key="memory_io_manager")})
    @in_turns(a="a_io_manager", b=None)
    def both():  # type: ignore[no-untyped-def]
        return in_order(((number, number) for number in (first, 4)), "a", "b")

    @dg.asset
    def after(b) -> None:  # type: ignore[no-untyped-def]
        found.append(b)

    memory = MemoryDatasetIOManager(folder="known", validator=f"{__name__}._Rising")
    with known(both):
        _run(both, after, fails=not expected, memory_io_manager=memory)
    assert found == expected


def test_chunks_in_memory_are_copied_as_the_catalog_says() -> None:
    found = []

    def lists() -> Iterator[tuple[int, list[int]]]:
        numbers: list[int] = []
        for number in (1, 2):
            numbers.append(number)
            yield number, numbers
        numbers.append(3)

    @dg.multi_asset(outs={**OUTS, "b": dg.AssetOut(io_manager_key="memory_io_manager")})
    @in_turns(a="a_io_manager", b=None)
    def both():  # type: ignore[no-untyped-def]
        return in_order(lists(), "a", "b")

    @dg.asset
    def after(b) -> None:  # type: ignore[no-untyped-def]
        found.append(b)

    for copy_mode in (None, "assign"):
        memory = MemoryDatasetIOManager(folder="known", copy_mode=copy_mode)
        with known(both):
            _run(both, after, memory_io_manager=memory)
    assert found == [[1, 2], [1, 2, 3]]


def test_outputs_in_turns_are_confirmed_when_all_are_saved() -> None:
    @dg.multi_asset(outs=OUTS)
    @confirming("c_io_manager")
    @in_turns(a="a_io_manager", b="b_io_manager")
    def both():  # type: ignore[no-untyped-def]
        return in_order(_pairs(), "a", "b")

    assert [line[:2] for line in _run(both)] == [
        *(("save", "a"), ("save", "b"), ("save", "a"), ("save", "b"), ("confirm", "c")),
    ]


def test_parameters_reach_a_generator_too() -> None:
    @dg.multi_asset(outs=OUTS)
    @in_turns(a="a_io_manager", b="b_io_manager")
    def both(parameters: Options):  # type: ignore[no-untyped-def]
        return in_order(((parameters.size, each) for each in (1,)), "a", "b")

    assert _run(both, parameters=Options(size=5)) == [("save", "a", 5), ("save", "b", 1)]


def test_a_generator_of_nothing_runs_to_its_end() -> None:
    seen = []

    def chunks() -> Iterator[Any]:
        for number in (1, 2):
            seen.append(number)
            yield None

    @dg.asset(io_manager_key="nothing_io_manager")
    def done() -> Any:
        return Chunks(chunks())

    assert _run(done, nothing_io_manager=NothingIOManager()) == []
    assert seen == [1, 2]


def test_chunks_of_nothing_are_dropped_beside_others() -> None:
    @dg.multi_asset(outs={"a": OUTS["a"], "done": dg.AssetOut(io_manager_key="nothing_io_manager")})
    @in_turns(a="a_io_manager", done="nothing_io_manager")
    def both():  # type: ignore[no-untyped-def]
        return in_order(((number, None) for number in (1, 2)), "a", "done")

    told = _run(both, nothing_io_manager=NothingIOManager())
    assert told == [("save", "a", 1), ("save", "a", 2)]


# Loading ------------------------------------------------------------------------------------------


def test_a_further_view_of_a_dataset_is_loaded_by_its_own_io_manager() -> None:
    found = []

    @dg.asset(io_manager_key="b_io_manager", ins={"a_pandas": dg.AssetIn("a")})
    @loading(a_spark="c_io_manager")
    def b(a_pandas, a_spark):  # type: ignore[no-untyped-def]
        found.append((a_pandas, a_spark))
        return 1

    assert _run(A, b) == [("save", "b", 1)]
    assert found == [("a as an input", "c in turn")]
    assert b.dependency_keys == {dg.AssetKey("a")}


def test_further_views_are_loaded_for_a_node_that_confirms() -> None:
    found = []

    @dg.asset(io_manager_key="b_io_manager", ins={"a_pandas": dg.AssetIn("a")})
    @loading(a_spark="c_io_manager")
    @confirming("c_io_manager")
    def b(parameters: Options, a_pandas, a_spark):  # type: ignore[no-untyped-def]
        found.append((parameters.size, a_pandas, a_spark))
        return 1

    assert _run(A, b, parameters=Options()) == [("save", "b", 1), ("confirm", "c")]
    assert found == [(1, "a as an input", "c in turn")]


# One output in a list or a dictionary ---------------------------------------------------------------


@pytest.mark.parametrize("form", ["list", "dictionary"])
def test_the_chunks_of_one_output_in_a_list_or_dictionary_are_saved_one_by_one(form: str) -> None:
    def chunks(form: str) -> Iterator[Any]:
        for number in (1, 2):
            yield [number] if form == "list" else {"it": number}

    @dg.asset(io_manager_key="a_io_manager")
    def a() -> Any:
        saved = chunks(form)
        return Chunks(in_order(saved, "a") if form == "list" else by_key(saved, "it"))

    assert _run(a) == [("save", "a", 1), ("save", "a", 2)]


def test_the_types_of_resources_are_among_the_annotations_too() -> None:
    """Dagster reads them there before 1.13, and in the signature since."""

    def body(numbers: int) -> int:
        return numbers

    decorated = confirming("numbers_io_manager")(body)
    in_signature = inspect.signature(decorated).parameters["numbers_io_manager"].annotation
    assert decorated.__annotations__["numbers_io_manager"] == in_signature
    assert body.__annotations__.keys() == {"numbers", "return"}


def test_a_step_without_an_i_o_manager_runs_in_the_project_s_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KEDRO_PROJECT_PATH", str(tmp_path))
    # Processes that a node starts import the project's source.
    monkeypatch.setenv("PYTHONPATH", "/elsewhere")
    monkeypatch.setattr(sys, "path", [*sys.path])
    before, found = Path.cwd(), []

    @dg.asset
    @in_folder()
    def look(context: dg.AssetExecutionContext) -> int:
        """Look where it is."""
        found.append(Path.cwd())
        return 1

    assert (look.op.name, look.op.description) == ("look", "Look where it is.")
    with known():
        assert dg.materialize([look]).output_for_node("look") == 1
    assert found == [tmp_path]
    assert Path.cwd() == before
