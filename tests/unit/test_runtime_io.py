"""The I/O managers: data is stored, copied, versioned and configured as Kedro does it."""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Callable
from pathlib import Path, PurePosixPath
from typing import Any

import dagster as dg
import pytest
from kedro.io import AbstractVersionedDataset, DatasetError, Version
from kedro_to_dagster_runtime.io_managers import KedroDatasetIOManager, asset_key
from kedro_to_dagster_runtime.memory import MemoryDatasetIOManager
from kedro_to_dagster_runtime.streams import Chunks, saves_of

VERSION = re.compile(r"^\d{4}-\d\d-\d\dT\d\d\.\d\d\.\d\d\.\d{3}Z$")


class NotesDataset(AbstractVersionedDataset[Any, Any]):
    """A dataset of no library: JSON, with a prefix that is an argument of loading."""

    def __init__(
        self,
        filepath: str,
        load_args: dict[str, Any] | None = None,
        version: Version | None = None,
    ) -> None:
        super().__init__(
            PurePosixPath(filepath),
            version,
            exists_function=lambda path: Path(path).exists(),
            glob_function=lambda pattern: [str(each) for each in Path("/").glob(pattern[1:])],
        )
        self._load_args = load_args or {}

    def load(self) -> Any:
        data = json.loads(Path(self._get_load_path()).read_text())
        return [*self._load_args.get("before", []), *data]

    def save(self, data: Any) -> None:
        path = Path(self._get_save_path())
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(data))

    def _describe(self) -> dict[str, Any]:
        return {"filepath": str(self._filepath)}


class NotesIOManager(KedroDatasetIOManager):
    """As the export writes it."""

    filepath: str
    load_args: Any = None
    versioned: bool = False

    def create_dataset(self, version):  # type: ignore[no-untyped-def]
        return NotesDataset(filepath=self.filepath, load_args=self.load_args, version=version)


def _passed_on(
    data: Callable[[], Any], change: Callable[[Any], Any], manager: Any, runs: int = 1
) -> list[Any]:
    """What two readers find that run one after the other, the first of which changes its data."""
    found: list[Any] = []

    @dg.op
    def make():  # type: ignore[no-untyped-def]
        return data()

    @dg.op
    def first(made):  # type: ignore[no-untyped-def]
        found.append(made)
        change(made)
        return ["first has run"]

    @dg.op(out=dg.Out(dg.Nothing))
    def second(made, after):  # type: ignore[no-untyped-def]
        found.append(made)

    @dg.job(resource_defs={"io_manager": manager}, executor_def=dg.in_process_executor)
    def job() -> None:
        made = make()
        second(made, first(made))

    for _ in range(runs):
        job.execute_in_process()
    return found


# In memory ----------------------------------------------------------------------------------------


def test_a_reader_that_changes_its_data_changes_no_other_reader_s() -> None:
    found = _passed_on(
        lambda: {"a": [1]}, lambda made: made["a"].append(2), MemoryDatasetIOManager()
    )
    assert found == [{"a": [1, 2]}, {"a": [1]}]


def test_data_that_is_assigned_is_shared_as_kedro_s_copy_mode_says() -> None:
    manager = MemoryDatasetIOManager(copy_mode="assign")
    first, second = _passed_on(lambda: {"a": [1]}, lambda made: made["a"].append(2), manager)
    assert first is second
    assert second == {"a": [1, 2]}


def test_a_shallow_copy_shares_what_is_inside() -> None:
    manager = MemoryDatasetIOManager(copy_mode="copy")
    first, second = _passed_on(lambda: {"a": [1]}, lambda made: made["a"].append(2), manager)
    assert first is not second
    assert second == {"a": [1, 2]}


def test_the_maker_s_own_object_is_not_what_the_readers_get() -> None:
    made = {"a": [1]}
    _passed_on(lambda: made, lambda found: found.clear(), MemoryDatasetIOManager())
    assert made == {"a": [1]}


def test_what_cannot_be_pickled_passes_within_one_process() -> None:
    lock = threading.Lock()
    manager = MemoryDatasetIOManager(copy_mode="assign")
    found = _passed_on(lambda: lock, lambda made: None, manager)
    assert [each is lock for each in found] == [True, True]


def test_none_is_no_data() -> None:
    with pytest.raises(DatasetError, match="None"):
        _passed_on(lambda: None, lambda made: None, MemoryDatasetIOManager())


def test_each_run_has_its_own_data() -> None:
    numbers = iter([[1], [2]])
    found = _passed_on(lambda: next(numbers), lambda made: None, MemoryDatasetIOManager(), runs=2)
    assert found == [[1], [1], [2], [2]]


def test_an_asset_in_memory_is_there_for_a_later_run(tmp_path: Path) -> None:
    found = []

    @dg.asset
    def notes():  # type: ignore[no-untyped-def]
        return ["a"]

    @dg.asset
    def summary(notes):  # type: ignore[no-untyped-def]
        found.append(notes)
        return notes

    resources = {"io_manager": MemoryDatasetIOManager()}
    with dg.DagsterInstance.ephemeral(tempdir=str(tmp_path)) as instance:
        both = [notes, summary]
        dg.materialize(both, resources=resources, instance=instance, selection=["notes"])
        dg.materialize(both, resources=resources, instance=instance, selection=["summary"])
    assert found == [["a"]]


# In datasets --------------------------------------------------------------------------------------


@pytest.fixture
def notes(tmp_path: Path) -> NotesIOManager:
    return NotesIOManager(
        dataset_name="shop.notes",
        filepath=str(tmp_path / "notes.json"),
        load_args={"before": ["hello"], "sep": None},
    )


def _job(
    manager: Any, found: list[Any], data: Callable[[], Any] = lambda: ["a"]
) -> dg.JobDefinition:
    @dg.op(out=dg.Out(io_manager_key="notes_io_manager"))
    def write():  # type: ignore[no-untyped-def]
        return data()

    @dg.op(out=dg.Out(dg.Nothing))
    def read(written):  # type: ignore[no-untyped-def]
        found.append(written)

    @dg.job(resource_defs={"notes_io_manager": manager}, executor_def=dg.in_process_executor)
    def job() -> None:
        read(write())

    return job


def test_data_is_saved_by_the_dataset_and_loaded_by_it(
    notes: NotesIOManager, tmp_path: Path
) -> None:
    found: list[Any] = []
    _job(notes, found).execute_in_process()
    assert found == [["hello", "a"]]
    assert json.loads((tmp_path / "notes.json").read_text()) == ["a"]


def test_a_field_that_is_edited_leaves_the_others_as_they_were(
    notes: NotesIOManager, tmp_path: Path
) -> None:
    found: list[Any] = []
    config = {"filepath": str(tmp_path / "other.json")}
    run_config = {"resources": {"notes_io_manager": {"config": config}}}
    _job(notes, found).execute_in_process(run_config=run_config)
    assert found == [["hello", "a"]]
    assert (tmp_path / "other.json").is_file()
    assert not (tmp_path / "notes.json").exists()


def test_a_field_that_is_edited_in_one_run_is_not_in_the_next(
    notes: NotesIOManager, tmp_path: Path
) -> None:
    found: list[Any] = []
    job = _job(notes, found)
    config = {"load_args": {"before": ["bye"]}}
    job.execute_in_process(run_config={"resources": {"notes_io_manager": {"config": config}}})
    job.execute_in_process()
    assert found == [["bye", "a"], ["hello", "a"]]


def test_a_field_that_does_not_exist_is_refused(notes: NotesIOManager) -> None:
    run_config = {"resources": {"notes_io_manager": {"config": {"filepaht": "x"}}}}
    with pytest.raises(dg.DagsterInvalidConfigError, match="filepaht"):
        _job(notes, []).execute_in_process(run_config=run_config)


def test_a_dataset_takes_no_none(notes: NotesIOManager) -> None:
    with pytest.raises(DatasetError, match="None"):
        _job(notes, [], data=lambda: None).execute_in_process()


def test_a_job_records_the_asset_that_it_saved(notes: NotesIOManager, tmp_path: Path) -> None:
    result = _job(notes, []).execute_in_process()
    (made,) = result.asset_materializations_for_node("write")
    assert made.asset_key == dg.AssetKey(["shop", "notes"])
    assert made.metadata["path"].value == str(tmp_path / "notes.json")


@pytest.mark.parametrize(
    ("dataset", "key"),
    [("cars", ["cars"]), ("shop.cars", ["shop", "cars"]), ("shop.cars@pandas", ["shop", "cars"])],
)
def test_the_asset_of_a_dataset_is_its_dotted_path(dataset: str, key: list[str]) -> None:
    assert asset_key(dataset) == dg.AssetKey(key)


# Versions -----------------------------------------------------------------------------------------


@pytest.fixture
def versioned(tmp_path: Path) -> NotesIOManager:
    return NotesIOManager(
        dataset_name="notes", filepath=str(tmp_path / "notes.json"), versioned=True
    )


def _versions(folder: Path, name: str = "notes.json") -> list[str]:
    return sorted(each.name for each in (folder / name).iterdir())


def test_each_run_saves_a_version_of_its_own_and_loads_it(
    versioned: NotesIOManager, tmp_path: Path
) -> None:
    found: list[Any] = []
    data = iter([["first"], ["second"]])
    job = _job(versioned, found, data=lambda: next(data))
    with dg.DagsterInstance.ephemeral() as instance:
        for _ in range(2):
            job.execute_in_process(instance=instance)
    assert found == [["first"], ["second"]]
    made = _versions(tmp_path)
    assert len(made) == 2
    assert all(VERSION.match(each) for each in made)


def test_all_datasets_of_a_run_share_its_version(tmp_path: Path) -> None:
    def manager(name: str) -> NotesIOManager:
        path = str(tmp_path / f"{name}.json")
        return NotesIOManager(dataset_name=name, filepath=path, versioned=True)

    outs = {"a": dg.Out(io_manager_key="a"), "b": dg.Out(io_manager_key="b")}

    @dg.op(out=outs)
    def write():  # type: ignore[no-untyped-def]
        return ["a"], ["b"]

    @dg.job(resource_defs={"a": manager("a"), "b": manager("b")})
    def job() -> None:
        write()

    job.execute_in_process()
    assert _versions(tmp_path, "a.json") == _versions(tmp_path, "b.json")


def test_a_run_that_did_not_save_loads_the_latest_version(
    versioned: NotesIOManager, tmp_path: Path
) -> None:
    for version in ("2024-01-01T00.00.00.000Z", "2024-06-01T00.00.00.000Z"):
        path = tmp_path / "notes.json" / version / "notes.json"
        path.parent.mkdir(parents=True)
        path.write_text(json.dumps([version]))
    found = []

    @dg.op(ins={"notes": dg.In(input_manager_key="notes_io_manager")})
    def read(notes):  # type: ignore[no-untyped-def]
        found.append(notes)

    spec = dg.AssetSpec("notes").with_io_manager_key("notes_io_manager")

    @dg.job(resource_defs={"notes_io_manager": versioned})
    def job() -> None:
        read(spec)  # type: ignore[arg-type]

    job.execute_in_process()
    assert found == [["2024-06-01T00.00.00.000Z"]]


def test_a_version_is_told_with_the_asset(versioned: NotesIOManager, tmp_path: Path) -> None:
    result = _job(versioned, []).execute_in_process()
    (made,) = result.asset_materializations_for_node("write")
    assert [made.metadata["version"].value] == _versions(tmp_path)


# Chunks -------------------------------------------------------------------------------------------


def test_chunks_are_saved_one_by_one_and_anything_else_whole() -> None:
    assert list(saves_of(Chunks([1, 2]))) == [1, 2]
    assert list(saves_of([1, 2])) == [[1, 2]]
    whole = iter([1, 2])
    assert list(saves_of(whole)) == [whole]


def test_chunks_are_made_only_when_they_are_saved() -> None:
    made = []

    def generate():  # type: ignore[no-untyped-def]
        for each in (1, 2):
            made.append(each)
            yield each

    chunks = iter(saves_of(Chunks(generate())))
    assert made == []
    assert next(chunks) == 1
    assert made == [1]


def test_each_chunk_is_saved_before_the_next_is_made(notes: NotesIOManager, tmp_path: Path) -> None:
    seen = []

    def generate():  # type: ignore[no-untyped-def]
        yield ["first"]
        seen.append(json.loads((tmp_path / "notes.json").read_text()))
        yield ["second"]

    found: list[Any] = []
    _job(notes, found, data=lambda: Chunks(generate())).execute_in_process()
    assert seen == [["first"]]
    assert found == [["hello", "second"]]


def test_the_last_chunk_is_what_memory_keeps() -> None:
    chunks = _passed_on(lambda: Chunks([[1], [2]]), lambda made: None, MemoryDatasetIOManager())
    assert chunks == [[2], [2]]
