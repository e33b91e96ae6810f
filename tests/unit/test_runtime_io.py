"""The I/O managers: data is stored, copied, versioned and configured as Kedro does it."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable
from pathlib import Path, PurePosixPath
from typing import Any

import dagster as dg
import pytest
from kedro.io import AbstractDataset, AbstractVersionedDataset, DatasetError, MemoryDataset, Version
from kedro_to_dagster_runtime.catalogs import make_dataset
from kedro_to_dagster_runtime.decorators import loading
from kedro_to_dagster_runtime.io_managers import KedroDatasetIOManager
from kedro_to_dagster_runtime.private import load_in_order
from kedro_to_dagster_runtime.project import KedroProjectError
from kedro_to_dagster_runtime.setup import asset_key_of, asset_of_op, key_of, name_of, spec_of
from kedro_to_dagster_runtime.streams import Chunks, saves_of

from .known import known

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
            glob_function=lambda pattern: [str(path) for path in Path("/").glob(pattern[1:])],
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


def _metadata(result: dg.ExecuteInProcessResult) -> list[Any]:
    """What is told of each output that an I/O manager of a dataset has saved."""
    events: Any = (event for event in result.all_events if event.is_handled_output)
    told = (event.event_specific_data.metadata for event in events)
    return [metadata for metadata in told if metadata]


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


def test_the_name_of_the_dataset_is_no_field_to_edit(notes: NotesIOManager) -> None:
    run_config = {"resources": {"notes_io_manager": {"config": {"dataset_name": "other"}}}}
    with pytest.raises(dg.DagsterInvalidConfigError, match="dataset_name"):
        _job(notes, []).execute_in_process(run_config=run_config)


def test_an_output_tells_where_it_is_stored(notes: NotesIOManager, tmp_path: Path) -> None:
    (metadata,) = _metadata(_job(notes, []).execute_in_process())
    assert metadata["path"].value == str(tmp_path / "notes.json")


def test_a_dataset_is_released_once_its_last_reader_is_done(tmp_path: Path) -> None:
    released: list[int] = []
    read: list[str] = []

    class ReleasedDataset(NotesDataset):
        def _release(self) -> None:
            released.append(len(read))

    class ReleasedIOManager(NotesIOManager):
        def create_dataset(self, version):  # type: ignore[no-untyped-def]
            return ReleasedDataset(filepath=self.filepath)

    @dg.op(out=dg.Out(io_manager_key="notes_io_manager"))
    def write():  # type: ignore[no-untyped-def]
        return ["a"]

    @dg.op
    def first(notes):  # type: ignore[no-untyped-def]
        read.append("first")
        return 1

    @dg.op(out=dg.Out(dg.Nothing))
    def second(notes, after):  # type: ignore[no-untyped-def]
        read.append("second")

    # As a check of the dataset has it: it loads nothing by this input.
    @dg.op(ins={"notes": dg.In(dg.Nothing), "after": dg.In(dg.Nothing)})
    def third() -> None:
        read.append("third")

    manager = ReleasedIOManager(dataset_name="notes", filepath=str(tmp_path / "notes.json"))

    @dg.job(resource_defs={"notes_io_manager": manager}, executor_def=dg.in_process_executor)
    def job() -> None:
        notes = write()
        third(notes=notes, after=second(notes, first(notes)))

    for _ in range(2):
        read.clear()
        job.execute_in_process()
    # All steps were done: what the readers had loaded may need the dataset until then.
    assert released == [3, 3]


def test_each_view_of_a_dataset_is_released_once_its_last_reader_is_done(tmp_path: Path) -> None:
    done: list[str] = []

    class ViewDataset(NotesDataset):
        def _release(self) -> None:
            done.append("released")

    class ViewIOManager(NotesIOManager):
        def create_dataset(self, version):  # type: ignore[no-untyped-def]
            return ViewDataset(filepath=self.filepath)

    @dg.op(out=dg.Out(io_manager_key="written"))
    def write():  # type: ignore[no-untyped-def]
        return ["a"]

    @dg.op
    def first(notes):  # type: ignore[no-untyped-def]
        done.append("first")
        return 1

    @dg.op(ins={"notes": dg.In(input_manager_key="viewed")})
    def second(notes, after):  # type: ignore[no-untyped-def]
        done.append("second")
        return 1

    @dg.op(ins={"notes": dg.In(input_manager_key="viewed")}, out=dg.Out(dg.Nothing))
    def third(notes, after):  # type: ignore[no-untyped-def]
        done.append("third")

    managers = {
        view: ViewIOManager(dataset_name=f"notes@{view}", filepath=str(tmp_path / "notes.json"))
        for view in ("written", "viewed")
    }

    @dg.job(resource_defs=managers, executor_def=dg.in_process_executor)
    def job() -> None:
        notes = write()
        third(notes, second(notes, first(notes)))

    for _ in range(2):
        done.clear()
        job.execute_in_process()
        assert done == ["first", "released", "second", "third", "released"]


def test_further_views_are_loaded_in_their_turn_and_released(tmp_path: Path) -> None:
    done: list[str] = []

    class ViewDataset(NotesDataset):
        def load(self) -> Any:
            done.append(f"load {self._load_args['view']}")
            return super().load()

        def _release(self) -> None:
            done.append(f"release {self._load_args['view']}")

    class ViewIOManager(NotesIOManager):
        def create_dataset(self, version):  # type: ignore[no-untyped-def]
            return ViewDataset(filepath=self.filepath, load_args={"view": self.dataset_name})

    names = {"long": "notes@long", "wide": "notes@wide", "others": "others"}
    managers = {
        key: ViewIOManager(dataset_name=name, filepath=str(tmp_path / f"{name[:5]}.json"))
        for key, name in names.items()
    }

    @dg.asset(io_manager_key="long")
    def notes():  # type: ignore[no-untyped-def]
        return ["a"]

    @dg.asset(io_manager_key="others")
    def others():  # type: ignore[no-untyped-def]
        return ["b"]

    @dg.asset(ins={"notes_long": dg.AssetIn("notes")})
    @loading(notes_wide="wide")
    def first(notes_long, notes_wide, others) -> None:  # type: ignore[no-untyped-def]
        done.append("first")

    @dg.asset(deps=[first], ins={"notes": dg.AssetIn(input_manager_key="wide")})
    def second(notes) -> None:  # type: ignore[no-untyped-def]
        done.append("second")

    assets = [notes, others, first, second]
    for asset in assets:
        load_in_order(asset)
    with known(*assets):
        dg.materialize(assets, resources=managers)
    assert done == [
        *("load notes@long", "load notes@wide", "load others", "first"),
        *("release notes@long", "release others", "load notes@wide", "second"),
        "release notes@wide",
    ]


def test_a_view_that_no_step_reads_is_released_once_it_is_saved(tmp_path: Path) -> None:
    done: list[str] = []

    class ViewDataset(NotesDataset):
        def _release(self) -> None:
            done.append(f"release {self._load_args['view']}")

    class ViewIOManager(NotesIOManager):
        def create_dataset(self, version):  # type: ignore[no-untyped-def]
            return ViewDataset(filepath=self.filepath, load_args={"view": self.dataset_name})

    @dg.op(out=dg.Out(io_manager_key="written"))
    def write():  # type: ignore[no-untyped-def]
        return ["a"]

    @dg.op(ins={"notes": dg.In(input_manager_key="viewed")}, out=dg.Out(io_manager_key="last"))
    def read(notes):  # type: ignore[no-untyped-def]
        done.append("read")
        return ["b"]

    managers = {
        key: ViewIOManager(dataset_name=key, filepath=str(tmp_path / f"{key == 'last'}.json"))
        for key in ("written", "viewed", "last")
    }

    @dg.job(resource_defs=managers, executor_def=dg.in_process_executor)
    def job() -> None:
        read(write())

    job.execute_in_process()
    assert done == ["release written", "read", "release viewed"]


def test_a_dataset_is_confirmed_by_its_own_method(tmp_path: Path) -> None:
    confirmed = []

    class ConfirmedDataset(NotesDataset):
        def confirm(self) -> None:
            confirmed.append(str(self._filepath))

    class ConfirmedIOManager(NotesIOManager):
        def create_dataset(self, version):  # type: ignore[no-untyped-def]
            return ConfirmedDataset(filepath=self.filepath)

    path = str(tmp_path / "notes.json")
    with dg.build_op_context() as context:
        ConfirmedIOManager(dataset_name="notes", filepath=path).confirm(context)
        with pytest.raises(DatasetError, match="confirm"):
            NotesIOManager(dataset_name="notes", filepath=path).confirm(context)
    assert confirmed == [path]


@pytest.mark.parametrize(
    ("dataset", "key"),
    [("cars", ["cars"]), ("shop.cars", ["shop", "cars"]), ("shop.cars@pandas", ["shop", "cars"])],
)
def test_the_asset_of_a_dataset_is_its_dotted_path(dataset: str, key: list[str]) -> None:
    assert key_of(dataset) == dg.AssetKey(key)
    assert name_of(key_of(dataset)) == dataset.partition("@")[0]
    with known(prefix=["team", "eu"]):
        assert key_of(dataset) == dg.AssetKey(["team", "eu", *key])
        assert name_of(key_of(dataset)) == dataset.partition("@")[0]


def test_an_op_is_known_by_the_asset_that_it_makes() -> None:
    @dg.multi_asset(outs={"good": dg.AssetOut(), "bad": dg.AssetOut(key=["shop", "bad"])})
    def sort_out():  # type: ignore[no-untyped-def]
        return 1, 2

    raw = dg.AssetSpec("raw", metadata={"kedro/dataset": "shop.raw_@odd"})
    stored = dg.AssetsDefinition(specs=[dg.AssetSpec("stored")])
    with known(sort_out, raw, stored):
        assert asset_of_op("sort_out") is sort_out
        assert asset_of_op("stored") is None
        specs = [spec_of(dg.AssetKey(key)) for key in ("good", "raw", "stored", "nowhere")]
        assert [spec and spec.key.path for spec in specs] == [["good"], ["raw"], ["stored"], None]
        # A key that no dataset's name gives is kept with the asset.
        assert name_of(dg.AssetKey("raw")) == "shop.raw_@odd"


def test_what_is_saved_and_loaded_belongs_to_an_asset_even_where_a_job_calls_an_op() -> None:
    keys: list[list[str]] = []

    class Noting(dg.IOManager):
        def load_input(self, context: dg.InputContext) -> int:
            keys.append(["loaded", *asset_key_of(context).path])
            return 1

        def handle_output(self, context: dg.OutputContext, obj: object) -> None:
            keys.append(["saved", *asset_key_of(context).path])

    @dg.multi_asset(outs={"bad": dg.AssetOut(key=["shop", "bad"])})
    def sort_out():  # type: ignore[no-untyped-def]
        return 1

    @dg.op(out=dg.Out(metadata={"asset_key": ["shop", "other"]}))
    def make_other(bad):  # type: ignore[no-untyped-def]
        return 1

    @dg.op(out=dg.Out(dg.Nothing))
    def read(other) -> None: ...  # type: ignore[no-untyped-def]

    @dg.job(resource_defs={"io_manager": Noting()})
    def job() -> None:
        read(make_other(sort_out()))

    with known(sort_out):
        job.execute_in_process()
        dg.materialize([sort_out], resources={"io_manager": Noting()})
    bad, other = ["shop", "bad"], ["shop", "other"]
    assert keys == [
        ["saved", *bad],
        ["loaded", *bad],
        ["saved", *other],
        ["loaded", *other],
        ["saved", *bad],
    ]


# Catalogs -----------------------------------------------------------------------------------------


class CountingIOManager(NotesIOManager):
    """Says how often its dataset is made."""

    def create_dataset(self, version):  # type: ignore[no-untyped-def]
        MADE.append(self.dataset_name)
        return super().create_dataset(version)


MADE: list[str] = []


def test_one_dataset_serves_the_whole_run(tmp_path: Path) -> None:
    """It may keep something between saving and loading, as a connection."""
    MADE.clear()
    manager = CountingIOManager(dataset_name="notes", filepath=str(tmp_path / "notes.json"))
    _job(manager, []).execute_in_process()
    assert MADE == ["notes"]


def test_a_dataset_that_a_run_only_confirms_is_not_made_ahead(tmp_path: Path) -> None:
    class ConfirmedIOManager(CountingIOManager):
        used_by: Any = None

    @dg.op(required_resource_keys={"notes"}, tags={"kedro/node": "look"})
    def look() -> list[str]:
        return [*MADE]

    users: list[tuple[Any, list[str]]] = [
        (None, ["notes"]), (["look", "read"], ["notes"]), (["read"], []), ([], []),
    ]  # fmt: skip
    for used_by, made in users:
        MADE.clear()
        path = str(tmp_path / "notes.json")
        notes = ConfirmedIOManager(dataset_name="notes", filepath=path, used_by=used_by)
        job = dg.GraphDefinition("looking", node_defs=[look]).to_job(resource_defs={"notes": notes})
        assert job.execute_in_process().output_for_node("look") == made


def test_the_dataset_of_a_check_is_what_the_run_has_saved(
    versioned: NotesIOManager, tmp_path: Path
) -> None:
    later = tmp_path / "notes.json/2999-01-01T00.00.00.000Z/notes.json"
    found: list[Any] = []

    @dg.op(required_resource_keys={"notes_io_manager"}, ins={"after": dg.In(dg.Nothing)})
    def check(context) -> None:  # type: ignore[no-untyped-def]
        later.parent.mkdir()
        later.write_text('["of another run"]')
        found.append(context.resources.notes_io_manager.dataset(context).load())

    @dg.op(out=dg.Out(io_manager_key="notes_io_manager"))
    def write() -> list[str]:
        return ["of this run"]

    @dg.job(resource_defs={"notes_io_manager": versioned})
    def job() -> None:
        check(write())

    job.execute_in_process()
    assert found == [["of this run"]]


def test_a_dataset_is_made_and_used_in_the_project_s_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Kedro leaves some arguments relative, such as the address of a database."""
    folder = tmp_path / "project"
    folder.mkdir()
    monkeypatch.setenv("KEDRO_PROJECT_PATH", str(folder))
    monkeypatch.setenv("PYTHONPATH", "/elsewhere")
    monkeypatch.setattr(sys, "path", [*sys.path])
    monkeypatch.chdir(tmp_path)
    found: list[Any] = []
    notes = NotesIOManager(dataset_name="notes", filepath="notes.json")
    with known():
        _job(notes, found).execute_in_process()
    assert found == [["a"]]
    assert (folder / "notes.json").is_file()
    assert Path.cwd() == tmp_path


# Versions -----------------------------------------------------------------------------------------


@pytest.fixture
def versioned(tmp_path: Path) -> NotesIOManager:
    return NotesIOManager(
        dataset_name="notes", filepath=str(tmp_path / "notes.json"), versioned=True
    )


def _versions(folder: Path, name: str = "notes.json") -> list[str]:
    return sorted(path.name for path in (folder / name).iterdir())


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
    versions = _versions(tmp_path)
    assert len(versions) == 2
    assert all(VERSION.match(version) for version in versions)


def test_the_object_that_has_saved_a_version_loads_it(tmp_path: Path) -> None:
    class Counting(NotesIOManager):
        def create_dataset(self, version: Version | None) -> NotesDataset:
            made.append(version)
            return super().create_dataset(version)

    made: list[Version | None] = []
    path = str(tmp_path / "notes.json")
    manager = Counting(dataset_name="notes", filepath=path, versioned=True)
    found: list[Any] = []
    _job(manager, found).execute_in_process()
    assert len(found) == len(made) == 1


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
    (metadata,) = _metadata(_job(versioned, []).execute_in_process())
    assert [metadata["version"].value] == _versions(tmp_path)


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


# Before the first step ----------------------------------------------------------------------------


def test_a_dataset_that_cannot_be_made_stops_the_run_before_its_first_step() -> None:
    class BrokenIOManager(KedroDatasetIOManager):
        def create_dataset(self, version: Version | None) -> Any:
            raise DatasetError("it must only contain arguments valid for the constructor")

    steps: list[str] = []

    @dg.op(out=dg.Out(io_manager_key="io_manager"))
    def first():  # type: ignore[no-untyped-def]
        steps.append("first")
        return 1

    @dg.op(out=dg.Out(io_manager_key="broken_io_manager"))
    def second(given):  # type: ignore[no-untyped-def]
        return given

    @dg.job(
        resource_defs={"broken_io_manager": BrokenIOManager(dataset_name="broken")},
        executor_def=dg.in_process_executor,
    )
    def job() -> None:
        second(first())

    result = job.execute_in_process(raise_on_error=False)
    assert not result.success
    assert steps == []


# Making datasets ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("raised", "told"),
    [
        (ImportError("no module 'x'"), "parsing config for dataset 'shop.notes':\nno module 'x'"),
        (
            TypeError("no argument 'x'"),
            "no argument 'x'.\nFailed to instantiate dataset 'shop.notes'.",
        ),
        (
            DatasetError("no such path"),
            "no such path.\nFailed to instantiate dataset 'shop.notes'.",
        ),
    ],
    ids=lambda found: type(found).__name__,
)
def test_a_dataset_that_cannot_be_made_fails_with_the_error_of_kedro(
    raised: Exception, told: str
) -> None:
    with pytest.raises(DatasetError) as error:
        make_dataset("shop.notes", _raising(raised))
    assert str(error.value).endswith(told)
    assert error.value.__cause__ is raised


class Unmakeable(MemoryDataset):
    def __init__(self, *, error: Exception) -> None:
        raise error


@pytest.mark.parametrize("given", [{"error": ValueError("no such path")}, {"other": 1}], ids=str)
def test_the_error_of_a_constructor_is_that_of_kedro(given: dict[str, Any]) -> None:
    with pytest.raises(DatasetError) as expected:
        AbstractDataset.from_config("notes", {"type": Unmakeable, **given})
    with pytest.raises(DatasetError) as error:
        make_dataset("notes", lambda: Unmakeable(**given))
    assert str(error.value) == str(expected.value)


def test_what_a_dataset_is_given_may_be_missing() -> None:
    with pytest.raises(KedroProjectError):
        make_dataset("shop.notes", _raising(KedroProjectError("no credentials")))


def _raising(error: Exception) -> Callable[[], Any]:
    def create() -> Any:
        raise error

    return create
