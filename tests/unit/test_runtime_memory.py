"""Datasets in memory: copied as by Kedro, released after the last reader, kept for later runs."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import dagster as dg
import pytest
from kedro.io import DatasetError
from kedro_to_dagster_runtime.memory import MemoryDatasetIOManager
from kedro_to_dagster_runtime.streams import Chunks

from .known import known


def _manager(**others: Any) -> MemoryDatasetIOManager:
    return MemoryDatasetIOManager(folder="shop", **others)


def _passed_on(
    data: Callable[[], Any], change: Callable[[Any], Any], manager: Any, runs: int = 1
) -> list[Any]:
    """What two readers find that run one after the other, the first of which changes its data."""
    found: list[Any] = []

    @dg.op(out=dg.Out(metadata={"asset_key": ["made"]}))
    def make():  # type: ignore[no-untyped-def]
        return data()

    @dg.op(out=dg.Out(metadata={"asset_key": ["after"]}))
    def first(made):  # type: ignore[no-untyped-def]
        found.append(made)
        change(made)
        return ["first has run"]

    @dg.op(out=dg.Out(dg.Nothing))
    def second(made, after):  # type: ignore[no-untyped-def]
        found.append(made)

    @dg.job(resource_defs={"io_manager": manager}, executor_def=dg.in_process_executor)
    def job() -> None:
        package = make()
        second(package, first(package))

    for _ in range(runs):
        job.execute_in_process()
    return found


# Copies -------------------------------------------------------------------------------------------


def test_a_reader_that_changes_its_data_changes_no_other_reader_s() -> None:
    found = _passed_on(lambda: {"a": [1]}, lambda made: made["a"].append(2), _manager())
    assert found == [{"a": [1, 2]}, {"a": [1]}]


def test_data_that_is_assigned_is_shared_as_kedro_s_copy_mode_says() -> None:
    manager = _manager(copy_mode="assign")
    first, second = _passed_on(lambda: {"a": [1]}, lambda made: made["a"].append(2), manager)
    assert first is second
    assert second == {"a": [1, 2]}


def test_a_shallow_copy_shares_what_is_inside() -> None:
    manager = _manager(copy_mode="copy")
    first, second = _passed_on(lambda: {"a": [1]}, lambda made: made["a"].append(2), manager)
    assert first is not second
    assert second == {"a": [1, 2]}


def test_the_maker_s_own_object_is_not_what_the_readers_get() -> None:
    made = {"a": [1]}
    _passed_on(lambda: made, lambda found: found.clear(), _manager())
    assert made == {"a": [1]}


def test_what_cannot_be_pickled_passes_within_one_process() -> None:
    lock = threading.Lock()
    found = _passed_on(lambda: lock, lambda made: None, _manager(copy_mode="assign"))
    assert [data is lock for data in found] == [True, True]


def test_none_is_no_data() -> None:
    with pytest.raises(DatasetError, match="None"):
        _passed_on(lambda: None, lambda made: None, _manager())


def test_each_run_has_its_own_data() -> None:
    numbers = iter([[1], [2]])
    found = _passed_on(lambda: next(numbers), lambda made: None, _manager(), runs=2)
    assert found == [[1], [1], [2], [2]]


def test_the_last_chunk_is_what_memory_keeps() -> None:
    assert _passed_on(lambda: Chunks([[1], [2]]), lambda made: None, _manager()) == [[2], [2]]


def test_of_no_chunk_there_is_nothing_to_load() -> None:
    with pytest.raises(DatasetError, match="has not been saved yet"):
        _passed_on(lambda: Chunks([]), lambda made: None, _manager())


# Readers ------------------------------------------------------------------------------------------


class Watched(MemoryDatasetIOManager):
    """Lets a test see which datasets are held in memory."""

    def create_io_manager(self, context: dg.InitResourceContext) -> dg.IOManager:
        """Remember the I/O manager."""
        manager = super().create_io_manager(context)
        _watched[:] = [manager]
        return manager


_watched: list[Any] = []


def _held() -> list[str]:
    return sorted(_watched[0]._catalogs)


@dg.asset
def notes():  # type: ignore[no-untyped-def]
    """Make something."""
    return ["a"]


@dg.asset
def summary(notes):  # type: ignore[no-untyped-def]
    """Read it."""
    return [*notes, *_held()]


@dg.asset
def report(notes, summary):  # type: ignore[no-untyped-def]
    """Read both, as the last one."""
    return [*summary, "then", *_held()]


@dg.asset
def end(report) -> None:  # type: ignore[no-untyped-def]
    """Read the report."""
    _found[:] = report


_found: list[str] = []


def test_data_is_released_when_its_last_reader_has_it() -> None:
    manager = Watched(folder="shop")
    dg.materialize([notes, summary, report, end], resources={"io_manager": manager})
    # While `summary` runs, `report` still has to read the notes; while that runs, nobody has.
    assert _found == ["a", "notes", "then"]
    assert _held() == []


def test_what_nobody_reads_in_the_run_is_not_held() -> None:
    manager = Watched(folder="shop")
    dg.materialize([notes, summary], resources={"io_manager": manager}, selection=["notes"])
    assert _held() == []


def test_a_reader_that_is_tried_again_finds_its_data() -> None:
    tries: list[Any] = []

    @dg.asset(retry_policy=dg.RetryPolicy(max_retries=1))
    def copy(notes) -> None:  # type: ignore[no-untyped-def]
        tries.append(notes)
        if len(tries) == 1:
            raise ValueError("once more")

    assert dg.materialize([notes, copy], resources={"io_manager": _manager(keep=False)}).success
    assert tries == [["a"], ["a"]]


def test_a_job_of_one_s_own_may_have_dynamic_outputs() -> None:
    found: list[Any] = []

    @dg.op(out=dg.Out(metadata={"asset_key": ["made"]}))
    def make():  # type: ignore[no-untyped-def]
        return [1, 2]

    @dg.op(out=dg.DynamicOut(io_manager_key="own"))
    def fan_out(made):  # type: ignore[no-untyped-def]
        yield from (dg.DynamicOutput(number, str(number)) for number in made)

    @dg.op(out=dg.Out(dg.Nothing))
    def read(number, made):  # type: ignore[no-untyped-def]
        found.append((number, made))

    @dg.job(resource_defs={"io_manager": _manager(), "own": dg.mem_io_manager})
    def job() -> None:
        package = make()
        fan_out(package).map(lambda number: read(number, package))

    job.execute_in_process()
    assert sorted(found) == [(1, [1, 2]), (2, [1, 2])]


def test_a_reader_of_two_inputs_reads_twice() -> None:
    found: list[Any] = []

    @dg.op(out=dg.Out(metadata={"asset_key": ["made"]}))
    def make():  # type: ignore[no-untyped-def]
        return [1]

    @dg.op(out=dg.Out(dg.Nothing))
    def both(one, other):  # type: ignore[no-untyped-def]
        found.extend((one, other))

    @dg.job(resource_defs={"io_manager": _manager(keep=False)})
    def job() -> None:
        package = make()
        both(package, package)

    job.execute_in_process()
    assert found == [[1], [1]]


def test_assets_that_a_job_calls_are_told_apart_by_their_keys() -> None:
    found: list[Any] = []

    @dg.multi_asset(outs={"a": dg.AssetOut(), "b": dg.AssetOut(key=["shop", "b"])})
    def make():  # type: ignore[no-untyped-def]
        return 1, 2

    @dg.op(out=dg.Out(dg.Nothing))
    def read(a, b):  # type: ignore[no-untyped-def]
        found.extend((a, b))

    @dg.job(resource_defs={"io_manager": _manager()})
    def job() -> None:
        read(*make())

    with known(make):
        job.execute_in_process()
    assert found == [1, 2]


# Later runs ---------------------------------------------------------------------------------------


def _in_two_runs(
    manager: Any, tmp_path: Path, first: Any = notes, others: Any = None
) -> tuple[list[Any], dg.ExecuteInProcessResult]:
    """Make something in one run and read it in the next."""
    found: list[Any] = []

    @dg.asset(ins={"made": dg.AssetIn(first.key)})
    def copy(made) -> None:  # type: ignore[no-untyped-def]
        found.append(made)

    with dg.DagsterInstance.ephemeral(tempdir=str(tmp_path)) as instance:
        for asset, resource in ((first, manager), (copy, others or manager)):
            result = dg.materialize(
                [first, copy],
                resources={"io_manager": resource},
                instance=instance,
                selection=[asset.key],
                raise_on_error=False,
            )
    return found, result


def test_data_is_there_for_a_later_run(tmp_path: Path) -> None:
    found, result = _in_two_runs(_manager(), tmp_path)
    assert result.success
    assert found == [["a"]]


def _failure(result: dg.ExecuteInProcessResult) -> str:
    (event,) = (event for event in result.all_events if event.is_step_failure)
    error: Any = event.step_failure_data.error.cause
    assert error.cls_name == "DatasetError"
    return str(error.message)


def test_what_is_not_kept_is_told_with_its_name_and_what_to_do(tmp_path: Path) -> None:
    found, result = _in_two_runs(_manager(keep=False), tmp_path)
    assert found == []
    assert "'notes' lives in memory, and no earlier run has kept it" in _failure(result)
    assert list(tmp_path.rglob("notes")) == []


def test_what_cannot_be_pickled_is_told_when_it_is_made_and_when_it_is_missing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    @dg.asset(name="lock")
    def lock():  # type: ignore[no-untyped-def]
        return threading.Lock()

    _, result = _in_two_runs(_manager(copy_mode="assign"), tmp_path, lock)
    assert "'lock' lives in memory" in _failure(result)
    assert "'lock' cannot be pickled: it is there for this run only" in capsys.readouterr().err


def test_a_copy_is_replaced_by_what_cannot_be_pickled(tmp_path: Path) -> None:
    parts = iter([["a"], threading.Lock()])

    @dg.asset(name="lock")
    def lock():  # type: ignore[no-untyped-def]
        return next(parts)

    manager = _manager(copy_mode="assign")
    found, _ = _in_two_runs(manager, tmp_path, lock)
    _, result = _in_two_runs(manager, tmp_path, lock)
    assert found == [["a"]]
    assert "'lock' lives in memory" in _failure(result)


def test_a_copy_of_an_earlier_run_goes_when_nothing_is_made(tmp_path: Path) -> None:
    made = iter([Chunks([["a"]]), Chunks([])])

    @dg.asset(name="sold")
    def sold():  # type: ignore[no-untyped-def]
        return next(made)

    found, _ = _in_two_runs(_manager(), tmp_path, sold)
    _, result = _in_two_runs(_manager(), tmp_path, sold)
    assert found == [["a"]]
    assert "'sold' lives in memory" in _failure(result)


@pytest.mark.parametrize("url", [False, True])
def test_copies_are_kept_where_the_storage_is(tmp_path: Path, url: bool) -> None:
    storage = f"memory://{tmp_path.name}" if url else str(tmp_path / "elsewhere")
    found, result = _in_two_runs(_manager(storage=storage), tmp_path)
    assert result.success
    assert found == [["a"]]
    assert (tmp_path / "elsewhere/shop/notes.pickle").is_file() is not url


def test_copies_of_different_packages_are_told_apart(tmp_path: Path) -> None:
    other = MemoryDatasetIOManager(folder="garage")
    found, result = _in_two_runs(_manager(), tmp_path, others=other)
    assert found == []
    assert "'notes' lives in memory" in _failure(result)


@pytest.mark.parametrize("key", [["shop", "notes"], ["a b", "c"], ["a/b", "é"], ["a%2Fb"]])
def test_a_copy_of_any_name_has_a_place_in_the_folder(tmp_path: Path, key: list[str]) -> None:
    @dg.multi_asset(outs={"made": dg.AssetOut(key=key)})
    def first():  # type: ignore[no-untyped-def]
        return ["a"]

    found, result = _in_two_runs(_manager(storage=str(tmp_path / "x")), tmp_path, first)
    assert result.success
    assert found == [["a"]]
    inside = [path for path in (tmp_path / "x/shop").rglob("*") if path.is_file()]
    assert len(inside) == 1


def test_a_prefix_of_keys_is_no_part_of_the_name(tmp_path: Path) -> None:
    @dg.asset(key=["team", "shop", "notes"])
    def first():  # type: ignore[no-untyped-def]
        return ["a"]

    with known(first, prefix=["team"]):
        _, result = _in_two_runs(_manager(keep=False), tmp_path, first)
    assert "'shop.notes' lives in memory" in _failure(result)


def test_a_validator_is_asked_of_what_is_saved_and_loaded() -> None:
    with pytest.raises(Exception, match="validat"):
        _passed_on(
            lambda: ["a"],
            lambda made: None,
            _manager(validator="tests.unit.test_runtime_memory.Refusing"),
        )


class Refusing:
    """A validator that takes nothing."""

    def validate(self, data: Any) -> None:
        """Refuse it."""
        raise ValueError("refused by the validator")
