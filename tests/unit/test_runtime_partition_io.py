"""The I/O manager of partitions, in runs of assets and in jobs that call them."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import dagster as dg
import pytest
from kedro.io import DatasetError
from kedro_datasets.partitions import IncrementalDataset, PartitionedDataset
from kedro_to_dagster_runtime.decorators import confirming, in_turns
from kedro_to_dagster_runtime.explicit_jobs import for_partition, gather, record_assets
from kedro_to_dagster_runtime.outputs import in_order
from kedro_to_dagster_runtime.partitions import PartitionsIOManager
from kedro_to_dagster_runtime.streams import Chunks

from .known import known

LETTERS = dg.StaticPartitionsDefinition(["a", "b"])
DAYS = dg.DailyPartitionsDefinition(start_date="2021-01-01", end_date="2021-01-04")
SPECS = [
    dg.AssetSpec(name, partitions_def=definition).with_io_manager_key(f"{name}_io_manager")
    for name, definition in (("up", LETTERS), ("down", LETTERS), ("days", DAYS))
]
up = SPECS[0]


class FolderIOManager(PartitionsIOManager):
    """As the export writes it."""

    path: str

    def create_dataset(self, version):  # type: ignore[no-untyped-def]
        return PartitionedDataset(path=self.path, dataset="json.JSONDataset", overwrite=True)


@pytest.fixture(autouse=True)
def specs() -> Iterator[None]:
    """The assets, as the definitions of a package make them known."""
    with known(*SPECS):
        yield


@pytest.fixture
def resources(tmp_path: Path) -> dict[str, Any]:
    (tmp_path / "up").mkdir()
    (tmp_path / "up/a").write_text("1")
    return {
        f"{name}_io_manager": FolderIOManager(dataset_name=name, path=str(tmp_path / name))
        for name in ("up", "down", "days")
    }


def files(folder: Path) -> dict[str, Any]:
    return {path.name: json.loads(path.read_text()) for path in sorted(folder.iterdir())}


def down_made_by(function: Callable[[Any], Any]) -> dg.AssetsDefinition:
    @dg.asset(name="down", partitions_def=LETTERS, io_manager_key="down_io_manager")
    def made(up):  # type: ignore[no-untyped-def]
        return function(up)

    return made


def loaded(parts: dict[str, Callable[[], Any]]) -> dict[str, Any]:
    return {key: load() for key, load in parts.items()}


def test_a_partition_that_is_not_there_is_named(resources: dict[str, Any]) -> None:
    with pytest.raises(DatasetError, match="up: There is no partition 'b' in "):
        dg.materialize(
            [up, down_made_by(loaded)], selection=["down"], resources=resources, partition_key="b"
        )


@pytest.mark.parametrize("made", [{}, {"b": 1}, Chunks([{"b": 1}, {"c": 2}])])
def test_a_partition_that_the_node_does_not_return_is_named(
    made: Any, resources: dict[str, Any]
) -> None:
    asset = down_made_by(lambda up: made)
    with pytest.raises(DatasetError, match="returned no data for 'a' of 'down'"):
        dg.materialize([up, asset], selection=["down"], resources=resources, partition_key="a")


def test_other_partitions_are_neither_saved_nor_removed(
    resources: dict[str, Any], tmp_path: Path
) -> None:
    (tmp_path / "down").mkdir()
    (tmp_path / "down/b").write_text("2")
    asset = down_made_by(lambda up: {**loaded(up), "b": 3})
    dg.materialize([up, asset], selection=["down"], resources=resources, partition_key="a")
    assert files(tmp_path / "down") == {"a": 1, "b": 2}


def test_a_step_that_saves_all_partitions_overwrites_the_folder(
    resources: dict[str, Any], tmp_path: Path
) -> None:
    (tmp_path / "down").mkdir()
    (tmp_path / "down/old").write_text("0")

    @dg.asset(
        name="down",
        partitions_def=LETTERS,
        io_manager_key="down_io_manager",
        backfill_policy=dg.BackfillPolicy.single_run(),
    )
    def made() -> dict[str, int]:
        return {"a": 1, "b": 2}

    tags = {
        f"dagster/asset_partition_range_{end}": key
        for end, key in zip(("start", "end"), LETTERS.get_partition_keys(), strict=True)
    }
    dg.materialize([made], resources=resources, tags=tags)
    assert files(tmp_path / "down") == {"a": 1, "b": 2}


def test_chunks_are_partitions_too(resources: dict[str, Any], tmp_path: Path) -> None:
    asset = down_made_by(lambda up: Chunks(iter([{"b": 2}, {"a": 1}])))
    dg.materialize([up, asset], selection=["down"], resources=resources, partition_key="a")
    assert files(tmp_path / "down") == {"a": 1}


def test_chunks_of_several_outputs_are_partitions_too(
    resources: dict[str, Any], tmp_path: Path
) -> None:
    def chunks() -> Iterator[tuple[Any, Any]]:
        yield {"b": 1}, {"a": 2}
        yield {"a": 3}, {"a": 4}

    @dg.multi_asset(
        outs={
            "down": dg.AssetOut(io_manager_key="down_io_manager"),
            "other": dg.AssetOut(io_manager_key="up_io_manager"),
        },
        partitions_def=LETTERS,
    )
    @in_turns(down="down_io_manager", other="up_io_manager")
    def both():  # type: ignore[no-untyped-def]
        return in_order(chunks(), "down", "other")

    def saved() -> list[dict[str, Any]]:
        found = [files(tmp_path / name) for name in ("down", "up")]
        (tmp_path / "down/a").unlink()
        return found

    dg.materialize([both], resources=resources, partition_key="a")
    assert saved() == [{"a": 3}, {"a": 4}]

    # The same in a job, whose run may be for partitions of other datasets.
    for of_run, key in ((None, None), (DAYS, "2021-01-02")):

        @dg.job(resource_defs=resources, partitions_def=of_run)
        def job() -> None:
            for_partition(both, "a")()

        with known(*SPECS, both):
            job.execute_in_process(partition_key=key)
        assert saved() == [{"a": 3}, {"a": 4}]


def test_what_gathers_partitions_leaves_them_as_they_are(
    resources: dict[str, Any], tmp_path: Path
) -> None:
    found: dict[str, Any] = {}
    down = down_made_by(lambda up: {key: load() + 1 for key, load in up.items()})

    @dg.asset
    def total(down) -> None:  # type: ignore[no-untyped-def]
        found.update(loaded(down))

    @dg.job(resource_defs=resources)
    def every() -> None:
        up = both_at_once()
        total(gather(down, {key: for_partition(down, key)(up) for key in ("a", "b")}))

    with known(*SPECS, down, total):
        every.execute_in_process()
    assert found == files(tmp_path / "down") == {"a": 2, "b": 3}


@dg.op(out=dg.Out(io_manager_key="up_io_manager", metadata={"asset_key": ["up"]}))
def both_at_once() -> Any:
    """Make all partitions, as Kedro does."""
    return {"a": 1, "b": 2}


def test_an_op_of_no_partition_makes_all_and_each_is_recorded(
    resources: dict[str, Any], tmp_path: Path
) -> None:
    increment = down_made_by(lambda up: {key: load() + 1 for key, load in up.items()})

    @dg.job(resource_defs=resources, hooks={record_assets})
    def every() -> None:
        up = both_at_once()
        for key in LETTERS.get_partition_keys():
            for_partition(increment, key)(up)

    with known(*SPECS, increment), dg.DagsterInstance.ephemeral() as instance:
        result = every.execute_in_process(instance=instance)
        of_type = dg.DagsterEventType.ASSET_MATERIALIZATION
        events: Any = [entry.dagster_event for entry in instance.all_logs(result.run_id, of_type)]
    recorded = [
        (event.step_key, event.asset_key.to_user_string(), event.partition) for event in events
    ]
    assert files(tmp_path / "down") == {"a": 2, "b": 3}
    assert recorded == [
        ("both_at_once", "up", "a"),
        ("both_at_once", "up", "b"),
        ("down__a", "down", "a"),
        ("down__b", "down", "b"),
    ]


def test_a_step_for_one_key_loads_what_the_mapping_says_of_a_dataset_that_no_node_makes(
    resources: dict[str, Any], tmp_path: Path
) -> None:
    (tmp_path / "up/b").write_text("2")
    seen: list[list[str]] = []

    def noted(up: Any) -> Any:
        seen.append(sorted(up))
        return loaded(up)

    down = down_made_by(noted)

    @dg.job(resource_defs=resources)
    def job() -> None:
        for key in ("a", "b"):
            for_partition(down, key)(up)

    with known(*SPECS, down):
        # As in a package, where the job knows the assets.
        resolved = dg.Definitions([up, down], jobs=[job], resources=resources).resolve_job_def(
            "job"
        )
        assert resolved.execute_in_process().success
    assert sorted(seen) == [["a"], ["b"]]
    assert files(tmp_path / "down") == {"a": 1, "b": 2}


def test_an_asset_without_partitions_reads_all_that_were_made(resources: dict[str, Any]) -> None:
    found = {}

    @dg.asset
    def total(up) -> None:  # type: ignore[no-untyped-def]
        found.update(loaded(up))

    @dg.job(resource_defs=resources)
    def every() -> None:
        total(both_at_once())

    with known(*SPECS, total):
        every.execute_in_process()
    assert found == {"a": 1, "b": 2}


def test_any_file_is_a_partition_where_they_are_added_while_the_package_is_in_use(
    resources: dict[str, Any], tmp_path: Path
) -> None:
    """Dagster may not know them yet; Kedro does."""
    found: dict[str, Any] = {}
    added = dg.AssetSpec("up", partitions_def=dg.DynamicPartitionsDefinition(name="letters"))

    @dg.op(out=dg.Out(io_manager_key="up_io_manager", metadata={"asset_key": ["up"]}))
    def make() -> Any:
        return {"c": 1, "d/e": 2}

    @dg.asset
    def total(up) -> None:  # type: ignore[no-untyped-def]
        found.update(loaded(up))

    @dg.job(resource_defs=resources)
    def every() -> None:
        total(make())

    with known(added.with_io_manager_key("up_io_manager"), total):
        every.execute_in_process()
    assert found == {"c": 1, "d/e": 2}


@pytest.mark.parametrize("made", [{}, {"c": 1}])
def test_data_of_no_partition_does_not_replace_the_dataset(
    made: Any, resources: dict[str, Any], tmp_path: Path
) -> None:
    @dg.op(out=dg.Out(io_manager_key="up_io_manager"))
    def nothing() -> Any:
        return made

    @dg.job(resource_defs=resources)
    def every() -> None:
        nothing()

    with pytest.raises(DatasetError, match="returned no data for any partition of 'up'"):
        every.execute_in_process()
    assert files(tmp_path / "up") == {"a": 1}


@dg.op(out=dg.Out(io_manager_key="days_io_manager"))
def a_day(context: dg.OpExecutionContext) -> Any:
    """Make the partition of the run."""
    return {context.partition_key: 1}


def test_a_run_of_a_partition_saves_it_and_other_datasets_as_a_whole(
    resources: dict[str, Any], tmp_path: Path
) -> None:
    @dg.job(resource_defs=resources, partitions_def=DAYS)
    def daily() -> None:
        a_day()
        both_at_once()

    assert daily.execute_in_process(partition_key="2021-01-02").success
    assert files(tmp_path / "days") == {"2021-01-02": 1}
    assert files(tmp_path / "up") == {"a": 1, "b": 2}


def test_metadata_names_the_file_of_the_partition(
    resources: dict[str, Any], tmp_path: Path
) -> None:
    result = dg.materialize(
        [up, down_made_by(loaded)], selection=["down"], resources=resources, partition_key="a"
    )
    (event,) = result.get_asset_materialization_events()
    assert event.partition == "a"
    assert event.materialization.metadata["path"].value == str(tmp_path / "down/a")


class NewFilesIOManager(FolderIOManager):
    """Of a dataset with a checkpoint."""

    def create_dataset(self, version):  # type: ignore[no-untyped-def]
        return IncrementalDataset(path=self.path, dataset="json.JSONDataset")


@pytest.fixture
def checkpoint(resources: dict[str, Any], tmp_path: Path) -> Path:
    """Where the checkpoint of two new partitions will be."""
    (tmp_path / "up/b").write_text("2")
    resources["up_io_manager"] = NewFilesIOManager(dataset_name="up", path=str(tmp_path / "up"))
    return tmp_path / "up/CHECKPOINT"


def confirms(partitions: Any, ins: Any = None) -> dg.AssetsDefinition:
    """An asset that confirms another one, which it may load or not."""
    if ins is None:

        @dg.asset(deps=["up"], partitions_def=partitions)
        @confirming("up_io_manager")
        def done() -> None: ...

        return done

    @dg.asset(name="done", ins=ins, partitions_def=partitions)
    @confirming("up_io_manager")
    def loading(up) -> None: ...  # type: ignore[no-untyped-def]

    return loading


def run_of(asset: dg.AssetsDefinition, resources: dict[str, Any], key: str | None = None) -> None:
    dg.materialize([up, asset], selection=["done"], resources=resources, partition_key=key)


def test_what_a_step_has_loaded_is_confirmed(resources: dict[str, Any], checkpoint: Path) -> None:
    to_b = dg.StaticPartitionMapping({"a": "x", "b": "y"})
    asset = confirms(
        dg.StaticPartitionsDefinition(["x", "y"]),
        {"up": dg.AssetIn(input_manager_key="up_io_manager", partition_mapping=to_b)},
    )
    run_of(asset, resources, "x")
    assert checkpoint.read_text() == "a"


def test_what_a_step_is_about_is_confirmed(resources: dict[str, Any], checkpoint: Path) -> None:
    run_of(confirms(LETTERS), resources, "a")
    assert checkpoint.read_text() == "a"


def test_a_step_of_other_partitions_confirms_none(
    resources: dict[str, Any], checkpoint: Path
) -> None:
    run_of(confirms(DAYS), resources, "2021-01-02")
    assert not checkpoint.exists()


def test_a_step_of_no_partition_confirms_all(resources: dict[str, Any], checkpoint: Path) -> None:
    run_of(confirms(None), resources)
    assert checkpoint.read_text() == "b"


def test_steps_of_all_partitions_confirm_all_in_any_order(
    resources: dict[str, Any], checkpoint: Path
) -> None:
    first = confirms(LETTERS, {"up": dg.AssetIn()})

    @dg.asset(deps=["done"], partitions_def=LETTERS)
    @confirming("up_io_manager")
    def last(up) -> None: ...  # type: ignore[no-untyped-def]

    @dg.job(resource_defs=resources)
    def every() -> None:
        for_partition(last, "a")(up=up, done=for_partition(first, "b")(up))

    with known(*SPECS, first, last):
        assert every.execute_in_process().success
    assert checkpoint.read_text() == "b"


@pytest.mark.parametrize(
    ("partitions", "key", "given"),
    [(dg.StaticPartitionsDefinition(["x"]), "x", {"a": 1, "b": 2}), (None, None, {"b": 2})],
)
def test_a_checkpoint_counts_where_no_partition_is_asked_for(
    partitions: Any, key: str | None, given: Any, resources: dict[str, Any], checkpoint: Path
) -> None:
    checkpoint.write_text("a")
    seen = {}

    @dg.asset(
        name="done",
        partitions_def=partitions,
        ins={
            "up": dg.AssetIn(
                input_manager_key="up_io_manager", partition_mapping=dg.AllPartitionMapping()
            )
        },
    )
    def done(up):  # type: ignore[no-untyped-def]
        seen.update(up)

    run_of(done, resources, key)
    assert seen == given


def test_all_partitions_are_an_error_where_there_are_only_other_files(
    resources: dict[str, Any], tmp_path: Path
) -> None:
    (tmp_path / "up/a").rename(tmp_path / "up/c")
    asset = down_made_by(loaded)
    with pytest.raises(
        DatasetError, match=r"'up' has none of its partitions, but the files \['c'\]"
    ):
        dg.materialize(
            [up, asset],
            selection=["down"],
            resources=resources,
            tags={
                "dagster/asset_partition_range_start": "a",
                "dagster/asset_partition_range_end": "b",
            },
        )


@pytest.mark.parametrize("is_range", [True, False])
@pytest.mark.parametrize("is_incremental", [True, False])
def test_all_partitions_of_an_empty_folder_are_what_kedro_has_for_them(
    resources: dict[str, Any], tmp_path: Path, is_range: bool, is_incremental: bool
) -> None:
    (tmp_path / "up/a").unlink()

    class UpIOManager(FolderIOManager):
        def create_dataset(self, version):  # type: ignore[no-untyped-def]
            kind = IncrementalDataset if is_incremental else PartitionedDataset
            return kind(path=self.path, dataset="json.JSONDataset")

    seen = []

    @dg.asset(partitions_def=LETTERS if is_range else None)
    def done(up):  # type: ignore[no-untyped-def]
        seen.append(up)

    resources["up_io_manager"] = UpIOManager(dataset_name="up", path=str(tmp_path / "up"))
    ends = {"start": "a", "end": "b"} if is_range else {}
    tags = {f"dagster/asset_partition_range_{end}": key for end, key in ends.items()}
    resources["io_manager"] = dg.mem_io_manager

    def run() -> None:
        dg.materialize([up, done], selection=["done"], resources=resources, tags=tags)

    if is_incremental:
        run()
        assert seen == [{}]
    else:
        with pytest.raises(DatasetError, match="No partitions found in"):
            run()
