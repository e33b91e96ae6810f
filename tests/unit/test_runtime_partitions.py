"""The datasets for Dagster under Kedro, and the names and keys of partitions at run time."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import dagster as dg
import kedro_to_dagster_runtime
import pytest
from hypothesis import given
from hypothesis import strategies as st
from kedro.io import AbstractDataset, DataCatalog, DatasetError
from kedro_datasets.partitions import IncrementalDataset, PartitionedDataset
from kedro_to_dagster_runtime.explicit_jobs import for_partition
from kedro_to_dagster_runtime.partition_keys import partition_id, upstream_keys
from kedro_to_dagster_runtime.partition_runs import keys_of_step
from kedro_to_dagster_runtime.selection import SelectedPartitions

from .known import known

AB = {"type": "dagster.StaticPartitionsDefinition", "partition_keys": ["a", "b"]}


def partitioned(folder: Path, partition: Any = AB, **arguments: Any) -> Any:
    """The dataset as a catalog makes it."""
    config = {
        "type": "kedro_to_dagster_runtime.DagsterPartitionedDataset",
        "path": str(folder),
        "dataset": "json.JSONDataset",
        "partition": partition,
        **arguments,
    }
    return AbstractDataset.from_config("parts", config)


def test_partitions_are_saved_and_loaded_by_their_keys(tmp_path: Path) -> None:
    dataset = partitioned(tmp_path, filename_suffix=".json")
    dataset.save({"a": 1, "b": lambda: 2})
    (tmp_path / "c.json").write_text("3")
    assert {key: load() for key, load in dataset.load().items()} == {"a": 1, "b": 2}
    assert (tmp_path / "b.json").read_text() == "2"
    assert dataset.exists()


def test_files_that_are_no_partitions_do_not_count(tmp_path: Path) -> None:
    (tmp_path / "c").write_text("3")
    dataset = partitioned(tmp_path)
    assert not dataset.exists()
    with pytest.raises(DatasetError, match=r"No partitions found .* it has the files \['c'\]"):
        dataset.load()


@pytest.mark.parametrize("data", [{}, {"c": 1}])
def test_data_of_no_partition_is_an_error(tmp_path: Path, data: Any) -> None:
    with pytest.raises(DatasetError, match=r"is a partition of .* expected some of \['a', 'b'\]"):
        partitioned(tmp_path).save(data)


def test_data_that_is_no_dictionary_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(DatasetError, match="must return a dictionary of partitions"):
        partitioned(tmp_path).save([1])


@pytest.mark.parametrize(
    ("partition", "name"),
    [
        ({"type": "DailyPartitionsDefinition", "start_date": "2021-01-01"}, "2021-01-01"),
        (
            {"type": "MultiPartitionsDefinition", "partitions_defs": {"z": AB, "day": {
                "type": "DailyPartitionsDefinition", "start_date": "2021-01-01"}}},
            "2021-01-02/b",
        ),
        ("dagster.DynamicPartitionsDefinition", "anything"),
    ],
)  # fmt: skip
def test_kedro_knows_the_partitions_of_every_definition(
    tmp_path: Path, partition: Any, name: str
) -> None:
    dataset = partitioned(tmp_path, partition)
    dataset.save({name: 1})
    assert list(dataset.load()) == [name]


def test_a_definition_that_dagster_does_not_take_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(DatasetError, match="Dagster does not accept the partition"):
        partitioned(tmp_path, {"type": "StaticPartitionsDefinition", "keys": ["a"]})


def test_nothing_takes_anything_and_gives_a_text() -> None:
    config = {"done": {"type": "kedro_to_dagster_runtime.DagsterNothingDataset"}}
    catalog = DataCatalog.from_config(config)
    for data in (None, {}, "data"):
        catalog.save("done", data)
    assert catalog.load("done") == "__nothing__"
    assert catalog.exists("done")


def test_the_runtime_names_only_its_datasets() -> None:
    with pytest.raises(AttributeError, match="DagsterDataset"):
        kedro_to_dagster_runtime.DagsterDataset  # noqa: B018


def test_selected_partitions_leave_the_others_alone(tmp_path: Path) -> None:
    whole = PartitionedDataset(path=str(tmp_path), dataset="json.JSONDataset", overwrite=True)
    whole.save({"a": 1, "b": 2})
    SelectedPartitions(whole, ["b"]).save({"b": 3, "c": 4})
    assert {key: load() for key, load in whole.load().items()} == {"a": 1, "b": 3}


def test_a_selected_partition_that_is_not_there_is_named(tmp_path: Path) -> None:
    whole = PartitionedDataset(path=str(tmp_path), dataset="json.JSONDataset")
    whole.save({"a": 1})
    with pytest.raises(DatasetError, match=f"There is no partition 'b', 'c' in '{tmp_path}'"):
        SelectedPartitions(whole, ["a", "b", "c"]).load()


def test_what_kedro_tells_of_selected_partitions_names_them(tmp_path: Path) -> None:
    whole = PartitionedDataset(path=str(tmp_path), dataset="json.JSONDataset")
    told = repr(SelectedPartitions(whole, ["b", "a"]))
    assert "partitions=['a', 'b']" in told
    assert str(tmp_path) in told


def test_selected_partitions_exist_if_all_of_them_do(tmp_path: Path) -> None:
    whole = PartitionedDataset(path=str(tmp_path), dataset="json.JSONDataset")
    whole.save({"a": 1, "b": 2})
    assert SelectedPartitions(whole, ["a", "b"]).exists()
    assert not SelectedPartitions(whole, ["a", "c"]).exists()


def test_functions_are_called_when_they_are_saved_unless_the_dataset_saves_them(
    tmp_path: Path,
) -> None:
    def made() -> int:
        return 3

    for is_lazy, expected in ((True, 3), (False, made)):
        folder = tmp_path / str(is_lazy)
        whole = PartitionedDataset(
            path=str(folder), dataset="pickle.PickleDataset", save_lazily=is_lazy
        )
        saved: list[object] = []
        whole._dataset_type.save, original = (  # type: ignore[method-assign]
            lambda self, data, saved=saved: saved.append(data),
            whole._dataset_type.save,
        )
        try:
            SelectedPartitions(whole, ["a"]).save({"a": made})
        finally:
            whole._dataset_type.save = original  # type: ignore[method-assign]
        assert saved == [expected]


def test_selected_partitions_pass_over_the_checkpoint(tmp_path: Path) -> None:
    PartitionedDataset(path=str(tmp_path), dataset="json.JSONDataset").save({"a": 1, "b": 2})
    whole = IncrementalDataset(path=str(tmp_path), dataset="json.JSONDataset", checkpoint="a")
    assert whole.load() == {"b": 2}
    assert SelectedPartitions(whole, ["a"]).load() == {"a": 1}


@dg.op
def make() -> None:
    """An op."""


@given(st.lists(st.text(min_size=1), min_size=2, max_size=6, unique=True))
def test_every_key_gives_an_op_of_its_own(keys: list[str]) -> None:
    @dg.job
    def every() -> None:
        for key in keys:
            for_partition(make, key)()

    tags = {node.tags["kedro/partition"] for node in every.nodes}
    assert tags == set(keys)
    assert len(every.nodes) == len(keys)


def test_a_key_that_looks_like_the_name_of_another_op_has_its_own() -> None:
    @dg.job
    def first() -> None:
        for_partition(make, "a b")()

    (alias,) = (node.name for node in first.nodes)
    key = alias.removeprefix("make__")

    @dg.job
    def both() -> None:
        for_partition(make, "a b")()
        for_partition(make, key)()

    assert len(both.nodes) == 2


def test_upstream_keys_of_nothing_are_those_of_the_mapping() -> None:
    definition = dg.StaticPartitionsDefinition(["a", "b"])
    assert upstream_keys(dg.LastPartitionMapping(), definition) == ["b"]
    assert upstream_keys(dg.AllPartitionMapping(), definition, FRIDAY_ON) == ["a", "b"]


def test_a_partition_that_has_no_upstream_partition_is_named() -> None:
    days = dg.DailyPartitionsDefinition("2021-03-02")
    weeks = dg.WeeklyPartitionsDefinition("2021-02-28")
    missing = "'2021-02-28' is made from 2021-02-28, 2021-03-01, of which there are no partitions"
    with pytest.raises(dg.DagsterInvariantViolationError, match=missing):
        upstream_keys(dg.TimeWindowPartitionMapping(), days, weeks, "2021-02-28")
    allowing = dg.TimeWindowPartitionMapping(allow_nonexistent_upstream_partitions=True)
    there = [f"2021-03-0{day}" for day in range(2, 7)]
    assert upstream_keys(allowing, days, weeks, "2021-02-28") == there


def test_a_key_of_two_dimensions_is_a_file_in_a_folder() -> None:
    both = dg.MultiPartitionsDefinition(
        {"z": dg.StaticPartitionsDefinition(["1"]), "a": dg.StaticPartitionsDefinition(["x y"])}
    )
    assert partition_id(both, dg.MultiPartitionKey({"z": "1", "a": "x y"})) == "x y/1"


def incremental(folder: Path) -> IncrementalDataset:
    """Days of which a checkpoint says which are done."""
    return IncrementalDataset(path=str(folder), dataset="json.JSONDataset")


@pytest.mark.parametrize(
    ("done", "checkpoint"),
    [
        (["2"], None),
        (["1"], "1"),
        (["2", "1"], "2"),
        (["1", "3"], "1"),
        (["3", "1", "2"], "3"),
        ([], None),
    ],
)
def test_a_checkpoint_moves_up_to_what_is_not_done(
    tmp_path: Path, done: list[str], checkpoint: str | None
) -> None:
    for day in ("1", "2", "3"):
        (tmp_path / day).write_text(day)
    SelectedPartitions(incremental(tmp_path), done).confirm()
    file = tmp_path / "CHECKPOINT"
    assert (file.read_text() if file.exists() else None) == checkpoint


def test_a_checkpoint_does_not_move_back(tmp_path: Path) -> None:
    for day in ("1", "2", "3", "CHECKPOINT"):
        (tmp_path / day).write_text("2")
    SelectedPartitions(incremental(tmp_path), ["1"]).confirm()
    assert (tmp_path / "CHECKPOINT").read_text() == "2"


def test_partitions_without_a_checkpoint_cannot_be_confirmed(tmp_path: Path) -> None:
    whole = PartitionedDataset(path=str(tmp_path), dataset="json.JSONDataset")
    with pytest.raises(DatasetError, match="cannot be confirmed"):
        SelectedPartitions(whole, ["a"]).confirm()


def test_selected_partitions_come_in_the_order_that_kedro_gives_them(tmp_path: Path) -> None:
    whole = PartitionedDataset(
        path=str(tmp_path), dataset="json.JSONDataset", filename_suffix=".json"
    )
    names = ["a", "a-b", "a/c", "A", "b"]
    whole.save(dict.fromkeys(names, 1))
    assert list(SelectedPartitions(whole, names).load()) == list(whole.load())


FRIDAY_ON = dg.DailyPartitionsDefinition(start_date="2021-01-01", end_date="2021-02-01")
WEEKS = dg.WeeklyPartitionsDefinition(start_date="2020-12-27", end_date="2021-02-01")
SHOPS = dg.StaticPartitionsDefinition(["a", "b"])
TWO_MONTHS = {"start_date": "2021-01-05", "end_date": "2021-03-25"}
MONTHS = dg.MonthlyPartitionsDefinition(start_date="2021-01-01", end_date="2021-04-01")
LATE_MONTHS = dg.MonthlyPartitionsDefinition(**TWO_MONTHS)
ALL_DAYS = dg.DailyPartitionsDefinition(**TWO_MONTHS)
ALL_WEEKS = dg.WeeklyPartitionsDefinition(**TWO_MONTHS)
TOKYO_DAYS = dg.DailyPartitionsDefinition(**TWO_MONTHS, timezone="Asia/Tokyo")
WORKING_DAYS = dg.TimeWindowPartitionsDefinition(
    start="2021-01-01", fmt="%Y-%m-%d", cron_schedule="0 0 * * 1-5"
)
LETTERS = dg.DynamicPartitionsDefinition(name="letters")
SHOP_DAYS = dg.MultiPartitionsDefinition({"day": FRIDAY_ON, "shop": SHOPS})


@pytest.mark.parametrize(
    ("definition", "of_run", "key", "made"),
    [
        (FRIDAY_ON, FRIDAY_ON, "2021-01-05", ["2021-01-05"]),
        # The days of the first week that there are.
        (FRIDAY_ON, WEEKS, "2020-12-27", ["2021-01-01", "2021-01-02"]),
        (SHOP_DAYS, FRIDAY_ON, "2021-01-02", ["2021-01-02|a", "2021-01-02|b"]),
        (SHOP_DAYS, WEEKS, "2020-12-27", [f"2021-01-0{day}|{shop}" for day in "12" for shop in "ab"]),
        # Each week goes with the month in which it ends.
        (ALL_WEEKS, MONTHS, "2021-02-01", ["2021-01-31", "2021-02-07", "2021-02-14", "2021-02-21"]),
        # What is before the first whole month, and after the last one.
        (ALL_DAYS, LATE_MONTHS, "2021-02-01", [
            *(f"2021-01-{day:02}" for day in range(5, 32)),
            *(f"2021-02-{day:02}" for day in range(1, 29)),
            *(f"2021-03-{day:02}" for day in range(1, 25)),
        ]),
        (TOKYO_DAYS, FRIDAY_ON, "2021-01-07", ["2021-01-07"]),
        (WORKING_DAYS, WEEKS, "2021-01-10", [
            "2021-01-08", *(f"2021-01-{day}" for day in range(11, 15)),
        ]),
        (LETTERS, FRIDAY_ON, "2021-01-01", None),
        (FRIDAY_ON, SHOPS, "a", None),
        (SHOPS, FRIDAY_ON, "2021-01-01", None),
    ],
)  # fmt: skip
def test_a_run_is_about_the_partitions_that_its_own_holds(
    definition: Any, of_run: Any, key: str, made: list[str] | None
) -> None:
    found = []

    @dg.op
    def look(context) -> None:  # type: ignore[no-untyped-def]
        found.append(keys_of_step(context.get_step_execution_context(), definition))

    @dg.job(partitions_def=of_run)
    def job() -> None:
        look()

    job.execute_in_process(partition_key=key)
    assert found == [made]


def test_an_op_for_one_partition_is_about_that() -> None:
    found: list[Any] = []

    @dg.op
    def look(context) -> None:  # type: ignore[no-untyped-def]
        found.append(keys_of_step(context.get_step_execution_context(), SHOPS))

    @dg.job(partitions_def=FRIDAY_ON)
    def job() -> None:
        for_partition(look, "b")()
        look()

    job.execute_in_process(partition_key="2021-01-05")
    assert sorted(found, key=str) == [None, ["b"]]


class Anything(dg.IOManager):
    """Takes anything and gives a number."""

    def load_input(self, context: dg.InputContext) -> int:
        return 1

    def handle_output(self, context: dg.OutputContext, obj: object) -> None: ...


def test_what_the_partitions_of_a_run_are_made_from_is_made_with_them() -> None:
    """Days of a week that a month is made from, although they end before the month or after it."""
    made: dict[str, list[str] | None] = {}

    def asset(name: str, definition: Any, **mappings: Any) -> dg.AssetsDefinition:
        ins = {each: dg.AssetIn(partition_mapping=mapping) for each, mapping in mappings.items()}

        # What no node of the job makes is nothing to make.
        @dg.asset(name=name, partitions_def=definition, ins=ins, deps=["raw"])
        def make(context, **upstream) -> None:  # type: ignore[no-untyped-def]
            step = context.op_execution_context.get_step_execution_context()
            made[name] = keys_of_step(step, definition)

        return make

    shop_days = dg.MultiPartitionsDefinition({"day": ALL_DAYS, "shop": SHOPS})
    assets = [
        asset("sales", shop_days),
        asset("shops", SHOPS, sales=None),
        asset("days", ALL_DAYS, sales=None, shops=dg.AllPartitionMapping()),
        asset("weeks", ALL_WEEKS, days=None),
        # All days belong to other runs, too: these are not made for the sake of one month.
        asset("months", MONTHS, weeks=None, days=dg.AllPartitionMapping()),
    ]
    sales, shops, days, weeks, months = assets

    @dg.job(partitions_def=MONTHS, resource_defs={"io_manager": Anything()})
    def job() -> None:
        sold = sales()
        by_day = days(sales=sold, shops=shops(sales=sold))
        months(weeks=weeks(days=by_day), days=by_day)

    with known(*assets):
        job.execute_in_process(partition_key="2021-02-01")
    of_days = [
        "2021-01-31",
        *(f"2021-02-{day:02}" for day in range(1, 29)),
        *(f"2021-03-{day:02}" for day in range(1, 7)),
    ]
    assert made == {
        "sales": [f"{day}|{shop}" for day in of_days for shop in "ab"],
        "shops": None,
        "days": of_days,
        "weeks": ["2021-01-31", "2021-02-07", "2021-02-14", "2021-02-21", "2021-02-28"],
        "months": ["2021-02-01"],
    }
