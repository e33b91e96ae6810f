"""What is decided about partitions: definitions, mappings, which nodes make them one by one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from itertools import pairwise
from pathlib import Path
from typing import Any

import dagster as dg
import libcst as cst
import pytest
from kedro.io import DatasetError
from kedro_to_dagster.dagster_model.code import Reference
from kedro_to_dagster.dagster_model.package import Package
from kedro_to_dagster.diagnostics import DiagnosticLog
from kedro_to_dagster.emit.code.expressions import expression
from kedro_to_dagster.errors import ProjectError
from kedro_to_dagster.inspect.catalog.partitions import stands_for, take_partitions
from kedro_to_dagster.kedro_model.dagster_yml import FanOut, JobKind
from kedro_to_dagster.kedro_model.dataset import (
    Dataset,
    DatasetClass,
    DeclaredPartitions,
    OpenValue,
)
from kedro_to_dagster.kedro_model.project import Environment, Project
from kedro_to_dagster.lower import lower
from kedro_to_dagster.lower.partitions.catalog_values import UntranslatableError
from kedro_to_dagster.lower.partitions.crons import is_cron_schedule, window_seconds
from kedro_to_dagster.lower.partitions.definitions import parse_backfill_policy, parse_definition
from kedro_to_dagster.lower.partitions.mappings import parse_mapping
from kedro_to_dagster.options import Options

from .models import codes, node, project

FOLDER = DatasetClass(
    module="kedro_datasets.partitions",
    name="PartitionedDataset",
    arguments=(("path", None), ("dataset", None)),
    is_partitioned=True,
)


DAYS = {"type": "DailyPartitionsDefinition", "start_date": "2021-01-01"}
YEARS = {"type": "TimeWindowPartitionsDefinition", "start": "2021", "fmt": "%Y"}


def code(declared: Any) -> str:
    return cst.Module([]).code_for_node(expression(declared))


@pytest.mark.parametrize(
    ("declared", "written"),
    [
        (
            {"type": "StaticPartitionsDefinition", "partition_keys": ["a", 10, date(2021, 1, 2)]},
            'dg.StaticPartitionsDefinition(["a", "10", "2021-01-02"])',
        ),
        (
            {"type": "dagster.DailyPartitionsDefinition", "start_date": date(2021, 1, 2)},
            'dg.DailyPartitionsDefinition(start_date = "2021-01-02")',
        ),
        (
            {"type": "HourlyPartitionsDefinition", "start_date": datetime(2021, 1, 2, 3)},
            'dg.HourlyPartitionsDefinition(start_date = "2021-01-02-03:00")',
        ),
        (
            {
                "type": "DailyPartitionsDefinition",
                "start_date": date(2021, 1, 2),
                "fmt": "%d.%m.%Y",
                "exclusions": ["0 0 * * 0", date(2021, 12, 24)],
            },
            'dg.DailyPartitionsDefinition(start_date = "02.01.2021", fmt = "%d.%m.%Y", '
            'exclusions = ["0 0 * * 0", datetime(2021, 12, 24)])',
        ),
        ("DynamicPartitionsDefinition", 'dg.DynamicPartitionsDefinition(name = "letters")'),
        (
            {"type": "DynamicPartitionsDefinition", "name": None},
            'dg.DynamicPartitionsDefinition(name = "letters")',
        ),
        (
            {**DAYS, "end_date": None, "timezone": None, "exclusions": None},
            'dg.DailyPartitionsDefinition(start_date="2021-01-01", end_date=None, timezone=None, '
            'exclusions=None)',
        ),
        (
            {
                "type": "WeeklyPartitionsDefinition",
                "start_date": "2021-01-01",
                "minute_offset": 59,
                "hour_offset": 23,
                "day_offset": 6,
                "end_offset": 1,
                "timezone": "Europe/Zurich",
                "exclusions": datetime(2021, 1, 3, 4, 5, 6),
            },
            'dg.WeeklyPartitionsDefinition(start_date="2021-01-01", '
            'minute_offset=59, hour_offset=23, day_offset=6, end_offset=1, '
            'timezone="Europe/Zurich", exclusions=[datetime(2021, 1, 3, 4, 5, 6)])',
        ),
        (
            {"type": "MultiPartitionsDefinition", "partitions_defs": {
                "day": DAYS, "letter": "DynamicPartitionsDefinition"}},
            'dg.MultiPartitionsDefinition({"day": dg.DailyPartitionsDefinition('
            'start_date="2021-01-01"), "letter": dg.DynamicPartitionsDefinition('
            'name="letters_letter")})',
        ),
    ],
)  # fmt: skip
def test_a_definition_is_written_as_the_call_that_makes_it(declared: Any, written: str) -> None:
    text = code(parse_definition(declared, "letters").value)
    assert text.replace(" = ", "=") == written.replace(" = ", "=")
    made = eval(text, {"dg": dg, "datetime": datetime})
    assert isinstance(made, dg.PartitionsDefinition)


@pytest.mark.parametrize(
    ("declared", "reason"),
    [
        ("shop.MyPartitionsDefinition", "is no definition of partitions of Dagster's"),
        ({"type": "kedro.StaticPartitionsDefinition", "partition_keys": ["a"]}, "is no definition"),
        ({"type": "StaticPartitionsDefinition"}, "needs 'partition_keys'"),
        ({"type": "StaticPartitionsDefinition", "partition_keys": []}, "at least one key"),
        ({"type": "StaticPartitionsDefinition", "partition_keys": ["a", "a"]}, "a key twice"),
        ({"type": "StaticPartitionsDefinition", "partition_keys": ["a\nb"]}, "does not take"),
        ({"type": "StaticPartitionsDefinition", "partition_keys": ["../a"]}, "no path of a file"),
        ({"type": "StaticPartitionsDefinition", "partition_keys": ["/a"]}, "no path of a file"),
        ({"type": "DailyPartitionsDefinition", "start_date": None}, "needs 'start_date'"),
        ({"type": "DynamicPartitionsDefinition", "name": 0}, "the name must be a text, not 0"),
        ({"type": "DynamicPartitionsDefinition", "name": ""}, "the name must be a text, not ''"),
        ({"type": "DailyPartitionsDefinition"}, "needs 'start_date'"),
        ({"type": "DailyPartitionsDefinition", "start_date": "1.2.2021"}, "is no date"),
        ({"type": "DailyPartitionsDefinition", "start": "2021-01-01"}, "has no 'start'"),
        ({**DAYS, "timezone": "Mars/Phobos"}, "there is no time zone 'Mars/Phobos'"),
        ({**DAYS, "timezone": "America"}, "there is no time zone 'America'"),
        ({**DAYS, "timezone": 2}, "there is no time zone 2"),
        ({**DAYS, "hour_offset": 24}, "'hour_offset' cannot be 24"),
        ({**DAYS, "minute_offset": -1}, "'minute_offset' cannot be -1"),
        ({**DAYS, "minute_offset": 60}, "'minute_offset' cannot be 60"),
        ({**DAYS, "hour_offset": True}, "'hour_offset' cannot be True"),
        ({**DAYS, "end_date": "2021-1"}, "'2021-1' is no date of the format '%Y-%m-%d'"),
        ({**DAYS, "end_offset": "1"}, "'end_offset' cannot be '1'"),
        ({**YEARS, "cron_schedule": "yearly"}, "'yearly' is no cron schedule"),
        ({**YEARS, "cron_schedule": "0 24 * * *"}, "'0 24 [*] [*] [*]' is no cron schedule"),
        ({**YEARS, "cron_schedule": "0 0 1 first *"}, "is no cron schedule"),
        ({"type": "StaticPartitionsDefinition", "partition_keys": ["a", None]}, "take None as a"),
        ({"type": "StaticPartitionsDefinition", "partition_keys": [""]}, "take '' as a"),
        ({"type": "StaticPartitionsDefinition", "partition_keys": ["a..."]}, "take 'a...' as a"),
        ({"type": "StaticPartitionsDefinition", "partition_keys": ["a/../b"]}, "is no path of"),
        ({"type": "MultiPartitionsDefinition", "partitions_defs": {}}, "has two dimensions"),
        (
            {"type": "MultiPartitionsDefinition", "partitions_defs": {"a": DAYS}},
            "has two dimensions",
        ),
        (
            {
                "type": "MultiPartitionsDefinition",
                "partitions_defs": {
                    "day": DAYS,
                    "both": {
                        "type": "MultiPartitionsDefinition",
                        "partitions_defs": {"a": DAYS, "b": DAYS},
                    },
                },
            },
            "cannot have dimensions itself",
        ),
        (
            {
                "type": "MultiPartitionsDefinition",
                "partitions_defs": {
                    "day": DAYS,
                    "letter": {"type": "StaticPartitionsDefinition", "partition_keys": ["a|b"]},
                },
            },
            "does not take 'a|b' as the key of a dimension",
        ),
    ],
)
def test_what_is_no_definition_is_refused_with_the_reason(declared: Any, reason: str) -> None:
    with pytest.raises(UntranslatableError, match=reason):
        parse_definition(declared, "letters")


@pytest.mark.parametrize(
    ("declared", "written"),
    [
        ("IdentityPartitionMapping", "dg.IdentityPartitionMapping()"),
        ({"type": "dagster.LastPartitionMapping"}, "dg.LastPartitionMapping()"),
        (
            {
                "type": "StaticPartitionMapping",
                "downstream_partition_keys_by_upstream_partition_key": {1: ["a", 2], "b": 3},
            },
            'dg.StaticPartitionMapping({"1": ["a", "2"], "b": "3"})',
        ),
        (
            {"type": "SpecificPartitionsPartitionMapping", "partition_keys": ["a", 1]},
            'dg.SpecificPartitionsPartitionMapping(["a", "1"])',
        ),
        (
            {
                "type": "TimeWindowPartitionMapping",
                "start_offset": -1,
                "allow_nonexistent_upstream_partitions": True,
            },
            "dg.TimeWindowPartitionMapping(start_offset=-1, "
            "allow_nonexistent_upstream_partitions=True)",
        ),
        (
            {"type": "MultiToSingleDimensionPartitionMapping", "partition_dimension_name": "day"},
            'dg.MultiToSingleDimensionPartitionMapping(partition_dimension_name="day")',
        ),
        (
            {
                "type": "MultiPartitionMapping",
                "downstream_mappings_by_upstream_dimension": {
                    "a": {"dimension_name": "b", "partition_mapping": "AllPartitionMapping"}
                },
            },
            'dg.MultiPartitionMapping({"a": dg.DimensionPartitionMapping(dimension_name="b", '
            "partition_mapping=dg.AllPartitionMapping())})",
        ),
    ],
)
def test_a_mapping_is_written_as_the_call_that_makes_it(declared: Any, written: str) -> None:
    text = code(parse_mapping(declared))
    assert text.replace(" = ", "=") == written
    assert isinstance(eval(text, {"dg": dg}), dg.PartitionMapping)


@pytest.mark.parametrize(
    ("declared", "reason"),
    [
        *(
            (
                {
                    "type": "MultiPartitionMapping",
                    "downstream_mappings_by_upstream_dimension": dimensions,
                },
                reason,
            )
            for dimensions, reason in (
                (["a"], "must be a mapping"),
                ({"a": {"dimension_name": "b"}}, "has a 'dimension_name' and a"),
            )
        ),
        (
            {
                "type": "StaticPartitionMapping",
                "downstream_partition_keys_by_upstream_partition_key": ["a"],
            },
            "must be a mapping",
        ),
        ({"type": "SpecificPartitionsPartitionMapping"}, "needs 'partition_keys'"),
        ("MyPartitionMapping", "is no mapping of partitions of Dagster's"),
        ({"type": "StaticPartitionMapping"}, "needs 'downstream_partition_keys"),
        ({"type": "IdentityPartitionMapping", "unknown": 1}, "has no 'unknown'"),
        ({"type": "TimeWindowPartitionMapping", "start_offset": [1]}, "cannot be"),
        (
            {
                "type": "MultiPartitionMapping",
                "downstream_mappings_by_upstream_dimension": {"a": "IdentityPartitionMapping"},
            },
            "has a 'dimension_name'",
        ),
    ],
)
def test_what_is_no_mapping_is_refused_with_the_reason(declared: Any, reason: str) -> None:
    with pytest.raises(UntranslatableError, match=reason):
        parse_mapping(declared)


@pytest.mark.parametrize(
    ("declared", "written"),
    [
        ("single_run", "dg.BackfillPolicy.single_run()"),
        ("multi_run", "dg.BackfillPolicy.multi_run()"),
        (
            {"max_partitions_per_run": 5},
            "dg.BackfillPolicy.multi_run(max_partitions_per_run=5)",
        ),
    ],
)
def test_a_backfill_policy_is_written_as_the_call_that_makes_it(
    declared: Any, written: str
) -> None:
    policy = parse_backfill_policy(declared)
    assert policy is not None
    assert code(policy).replace(" = ", "=") == written
    assert isinstance(eval(written, {"dg": dg}), dg.BackfillPolicy)


@pytest.mark.parametrize("declared", ["at once", {"max": 5}, {"max_partitions_per_run": 5, "a": 1}])
def test_what_is_no_backfill_policy_is_refused(declared: Any) -> None:
    assert parse_backfill_policy(None) is None
    with pytest.raises(UntranslatableError, match="neither 'single_run' nor 'multi_run'"):
        parse_backfill_policy(declared)


@pytest.mark.parametrize("package", ["kedro_to_dagster_runtime", "kedro_dagster"])
@pytest.mark.parametrize("inner", ["", ".datasets", ".datasets.partitioned_dataset"])
def test_the_datasets_are_known_under_all_names(package: str, inner: str) -> None:
    assert (
        stands_for(f"{package}{inner}.DagsterPartitionedDataset") == "partitions.PartitionedDataset"
    )
    assert stands_for(f"{package}{inner}.DagsterNothingDataset") is not None
    assert stands_for(f"other_{package}{inner}.DagsterPartitionedDataset") is None


def static(*keys: str) -> dict[str, Any]:
    return {"type": "StaticPartitionsDefinition", "partition_keys": list(keys)}


def lowered(
    made: Project, options: Options | None = None, **partitions: DeclaredPartitions
) -> tuple[Package, DiagnosticLog]:
    """Lower a project some of whose datasets have partitions."""
    log = DiagnosticLog()
    datasets = tuple(_with(dataset, partitions.get(dataset.name)) for dataset in made.datasets)
    fields = {name: getattr(made, name) for name in made.__slots__}
    made = Project(**{**fields, "datasets": datasets})
    return lower(made, options or Options(project=Path()), log), log


def partitions_of(package: Package) -> dict[str, str]:
    """The definition of the partitions of each asset that has some, by the asset's key."""
    made = {
        ".".join(output.metadata.key): asset.partitions
        for asset in package.assets
        for output in asset.outputs
    }
    made |= {".".join(asset.metadata.key): asset.partitions for asset in package.external_assets}
    return {key: name for key, name in sorted(made.items()) if name is not None}


def _with(dataset: Dataset, partitions: DeclaredPartitions | None) -> Dataset:
    if partitions is None:
        return dataset
    return Dataset(
        name=dataset.name,
        dataset_class=FOLDER,
        type="kedro_to_dagster_runtime.DagsterPartitionedDataset",
        arguments=(("path", f"data/{dataset.name}"), ("dataset", "text.TextDataset")),
        partitions=partitions,
    )


def declared(definition: Any, **mappings: Any) -> DeclaredPartitions:
    return DeclaredPartitions(definition=definition, mappings=tuple(mappings.items()))


def test_a_node_from_partitions_to_partitions_runs_for_each_in_a_job() -> None:
    kedro_project = project(
        {"p": [node("one", ["raw"], ["clean"]), node("all", ["clean"], ["report"])]}
    )
    package, _ = lowered(kedro_project, raw=declared(static("a")), clean=declared(static("a")))
    assert [call.partitions for call in package.jobs[0].invocations] == ["clean", None]
    assert {asset.node: asset.partitions for asset in package.assets} == {
        "one": "clean",
        "all": None,
    }


def test_partitions_that_are_made_together_are_a_job_of_assets() -> None:
    kedro_project = project(
        {"p": [node("one", ["raw"], ["clean"]), node("all", ["clean"], ["report"])]}
    )
    options = Options(project=Path(), partitions=FanOut.TOGETHER)
    package, _ = lowered(
        kedro_project, options, raw=declared(static("a")), clean=declared(static("a"))
    )
    assert package.jobs == ()
    (job,) = package.asset_jobs
    assert (job.partitions, job.all_at_once) == (None, "clean")
    one = next(asset for asset in package.assets if asset.node == "one")
    assert code(one.backfill_policy) == "dg.BackfillPolicy.single_run()"


@pytest.mark.parametrize(
    ("number", "wanted", "steps", "told"),
    [
        (100, None, ["clean", None], []),
        (101, None, None, ["K2D551"]),
        (101, FanOut.APART, ["clean", None], []),
        (101, FanOut.TOGETHER, None, []),
    ],
)
def test_many_fixed_partitions_are_made_together(
    number: int, wanted: FanOut | None, steps: list[str | None] | None, told: list[str]
) -> None:
    kedro_project = project(
        {"p": [node("one", ["raw"], ["clean"]), node("all", ["clean"], ["report"])]}
    )
    keys = declared(static(*(f"k{each}" for each in range(number))))
    options = Options(project=Path(), partitions=wanted)
    package, log = lowered(kedro_project, options, raw=keys, clean=keys)
    assert codes(log) == told
    if steps is None:
        (job,) = package.asset_jobs
        assert job.all_at_once == "clean"
    else:
        assert [call.partitions for call in package.jobs[0].invocations] == steps


def test_equal_definitions_are_one_variable() -> None:
    kedro_project = project({"p": [node("one", ["raw"], ["clean"])]})
    package, _ = lowered(kedro_project, raw=declared(static("a")), clean=declared(static("a")))
    assert [definition.name for definition in package.partition_definitions] == ["clean"]
    assert partitions_of(package) == {"clean": "clean", "raw": "clean"}


def test_a_time_window_is_called_after_its_kind() -> None:
    kedro_project = project({"p": [node("one", ["raw"], ["clean"])]})
    days = {"type": "DailyPartitionsDefinition", "start_date": "2021-01-01"}
    package, _ = lowered(kedro_project, raw=declared(days), clean=declared(days))
    assert [definition.name for definition in package.partition_definitions] == ["daily"]
    assert [job.partitions for job in package.all_jobs] == ["daily"]


def test_the_pattern_that_says_most_gives_the_mapping() -> None:
    nodes = [node("one", ["raw"], ["eu.clean"]), node("two", ["raw"], ["us.clean"])]
    given = DeclaredPartitions(
        definition=static("a"),
        mappings=(
            ("{any}.clean", "AllPartitionMapping"),
            ("us.{any}", "AllPartitionMapping"),
            ("{any}", "AllPartitionMapping"),
            ("us.clean", "LastPartitionMapping"),
        ),
    )
    partitions = {"eu.clean": declared(static("x")), "us.clean": declared(static("x"))}
    package, _ = lowered(project({"p": nodes}), raw=given, **partitions)
    found = {asset.node: asset.inputs[0].partition_mapping for asset in package.assets}
    assert code(found["one"]) == "dg.AllPartitionMapping()"
    assert code(found["two"]) == "dg.LastPartitionMapping()"


ZURICH_DAYS = {**DAYS, "timezone": "Europe/Zurich"}
SHOP_DAYS = {
    "type": "MultiPartitionsDefinition",
    "partitions_defs": {"day": DAYS, "shop": static("a", "b")},
}
BY_KEY = {
    "type": "StaticPartitionMapping",
    "downstream_partition_keys_by_upstream_partition_key": {"a": ["x"], "b": "y"},
}
ONLY_B = {"type": "SpecificPartitionsPartitionMapping", "partition_keys": ["b"]}
TO_SHOP = "MultiToSingleDimensionPartitionMapping"


def by_dimension(upstream: str, downstream: str, mapping: Any) -> dict[str, Any]:
    inner = {"dimension_name": downstream, "partition_mapping": mapping}
    return {
        "type": "MultiPartitionMapping",
        "downstream_mappings_by_upstream_dimension": {upstream: inner},
    }


@pytest.mark.parametrize(
    ("up", "down", "mapping", "reason"),
    [
        (static("a", "b"), static("x", "y"), BY_KEY, None),
        (static("a"), static("x", "y"), BY_KEY, "'b' is none of a"),
        (static("a", "b"), static("x"), BY_KEY, "'y' is none of x"),
        (DAYS, static("x", "y"), BY_KEY, "from fixed keys to fixed keys"),
        (static("a", "b"), static("a"), "IdentityPartitionMapping", None),
        (static("a"), static("a", "c"), "IdentityPartitionMapping", "'c' is none of a"),
        (DAYS, static("a"), "IdentityPartitionMapping", "have different keys"),
        (static("a", "b"), static("x"), ONLY_B, None),
        (static("a"), static("x"), ONLY_B, "'b' is none of a"),
        (DAYS, DAYS, "TimeWindowPartitionMapping", None),
        (DAYS, static("a"), "TimeWindowPartitionMapping", "from time windows to time windows"),
        (DAYS, ZURICH_DAYS, "TimeWindowPartitionMapping", "UTC and Europe/Zurich differ"),
        (DAYS, ZURICH_DAYS, None, None),
        (SHOP_DAYS, static("a", "b"), TO_SHOP, None),
        (static("a", "b"), SHOP_DAYS, TO_SHOP, None),
        (SHOP_DAYS, static("a"), TO_SHOP, "not a single dimension"),
        (DAYS, static("a"), TO_SHOP, "from two dimensions to one"),
        (SHOP_DAYS, SHOP_DAYS, by_dimension("day", "day", "TimeWindowPartitionMapping"), None),
        (SHOP_DAYS, SHOP_DAYS, by_dimension("week", "day", "LastPartitionMapping"), "no dimension"),
        (SHOP_DAYS, SHOP_DAYS, by_dimension("day", "week", "LastPartitionMapping"), "no dimension"),
        (SHOP_DAYS, SHOP_DAYS, by_dimension("day", "shop", BY_KEY), "dimension 'day': it leads"),
        (SHOP_DAYS, DAYS, by_dimension("day", "day", BY_KEY), "from two dimensions to two"),
    ],
)
def test_a_mapping_must_fit_the_partitions_on_both_sides(
    up: Any, down: Any, mapping: Any, reason: str | None
) -> None:
    kedro_project = project(
        {"p": [node("one", ["raw"], ["clean"]), node("two", ["clean"], ["end"])]}
    )
    mappings = {} if mapping is None else {"end": mapping}
    package, log = lowered(
        kedro_project, raw=declared(up), clean=declared(up, **mappings), end=declared(down)
    )
    assert [code for code in codes(log) if code != "K2D550"] == (["K2D309"] if reason else [])
    assert reason is None or reason in log.entries[0].message
    # What the package says then must be something that Dagster takes.
    found = next(asset for asset in package.assets if asset.inputs[0].key == ("clean",))
    named = {mapping.name: mapping.value for mapping in package.partition_mappings}
    written = found.inputs[0].partition_mapping
    if isinstance(written, Reference):
        written = named[written.path[-1]]
    if written is not None:
        definitions = [parse_definition(each, "any") for each in (up, down)]
        upstream, downstream, dagsters = (
            eval(code(each), {"dg": dg}) for each in (*(one.value for one in definitions), written)
        )
        dagsters.validate_partition_mapping(upstream, downstream)


@pytest.mark.parametrize(
    ("up", "down", "written"),
    [
        (DAYS, {**DAYS, "type": "WeeklyPartitionsDefinition"}, "dg.TimeWindowPartitionMapping()"),
        (DAYS, ZURICH_DAYS, "dg.AllPartitionMapping()"),
        (DAYS, static("a"), "dg.AllPartitionMapping()"),
        (static("a", "b"), static("a"), "dg.IdentityPartitionMapping()"),
        (static("a"), static("a", "b"), "dg.AllPartitionMapping()"),
        (SHOP_DAYS, DAYS, "dg.MultiToSingleDimensionPartitionMapping()"),
        (SHOP_DAYS, static("a"), "dg.AllPartitionMapping()"),
    ],
)
def test_where_no_mapping_is_declared_it_is_the_one_that_fits(
    up: Any, down: Any, written: str
) -> None:
    nodes = [node("one", ["raw"], ["clean"]), node("two", ["clean"], ["end"])]
    package, _ = lowered(
        project({"p": nodes}), raw=declared(up), clean=declared(up), end=declared(down)
    )
    found = {asset.node: asset.inputs[0].partition_mapping for asset in package.assets}
    assert found["two"] is not None
    assert code(found["two"]) == written
    # Equal partitions need none.
    assert found["one"] is None


def test_uneven_outputs_have_no_partitions() -> None:
    kedro_project = project({"p": [node("split", ["raw"], ["clean", "report"])]})
    package, log = lowered(kedro_project, raw=declared(static("a")), clean=declared(static("a")))
    assert codes(log) == ["K2D310"]
    assert partitions_of(package) == {"raw": "raw"}
    assert package.assets[0].partitions is None


def test_what_has_no_translation_is_reported_and_left_out() -> None:
    kedro_project = project({"p": [node("one", ["raw"], ["clean"])]})
    package, log = lowered(
        kedro_project, raw=declared(static("a"), clean="MyMapping"), clean=declared("MyDefinition")
    )
    assert codes(log) == ["K2D308", "K2D309"]
    assert partitions_of(package) == {"raw": "raw"}


def test_what_a_run_would_have_to_say_of_partitions_is_left_out() -> None:
    kedro_project = project({"p": [node("one", ["raw"], ["clean"])]})
    first = OpenValue(parameters=("first",), text="${runtime_params:first}")
    days = {"type": "DailyPartitionsDefinition", "start_date": first}
    package, log = lowered(kedro_project, raw=declared(days), clean=declared(static("a")))
    assert codes(log) == ["K2D308"]
    assert "${runtime_params:first} has no value" in log.entries[0].message
    assert partitions_of(package) == {"clean": "clean"}


def test_a_sensor_cannot_look_where_only_a_run_can_say() -> None:
    kedro_project = project({"p": [node("one", ["raw"], ["clean"])]})
    senders = declared("DynamicPartitionsDefinition")
    package, log = lowered(kedro_project, raw=senders)
    assert [sensor.dataset for sensor in package.partition_sensors] == ["raw"]
    assert codes(log) == []
    folder = OpenValue(parameters=("folder",), text="${runtime_params:folder}/raw")
    opened = tuple(
        replace(_with(dataset, senders), arguments=(("path", folder),))
        if dataset.name == "raw"
        else dataset
        for dataset in kedro_project.datasets
    )
    package, log = lowered(replace(kedro_project, datasets=opened))
    assert package.partition_sensors == ()
    assert [code for code in codes(log) if code != "K2D307"] == ["K2D311"]


def test_a_mapping_to_a_dataset_that_there_is_not_is_reported() -> None:
    kedro_project = project({"p": [node("one", ["raw"], ["shop.clean"])]})
    raw = declared(static("a"), **{"{name}.clean": "AllPartitionMapping"})
    assert codes(lowered(kedro_project, raw=raw)[1]) == []
    _, log = lowered(kedro_project, raw=declared(static("a"), clan="AllPartitionMapping"))
    assert codes(log) == ["K2D309"]
    assert "no dataset of a pipeline is called 'clan'" in log.entries[0].message


def test_environments_must_have_the_same_partitions() -> None:
    kedro_project = project({"p": [node("one", ["raw"], ["clean"])]})
    others = tuple(_with(dataset, declared(static("a"))) for dataset in kedro_project.datasets)
    prod = Environment(name="prod", datasets=others, parameters=())
    kedro_project = replace(kedro_project, environment="base", other_environments=(prod,))
    with pytest.raises(ProjectError, match="different partitions in base and in prod") as error:
        lower(kedro_project, Options(project=Path()), DiagnosticLog())
    assert error.value.code == "K2D925"


HOURS, DAYS, WEEKS, MONTHS = (
    {"type": f"{span}PartitionsDefinition", "start_date": "2021-01-01"}
    for span in ("Hourly", "Daily", "Weekly", "Monthly")
)
HOURS["start_date"] = "2021-01-01-00:00"
OTHER_DAYS = {**DAYS, "timezone": "Asia/Tokyo"}
SHOP_DAYS = {
    "type": "MultiPartitionsDefinition",
    "partitions_defs": {"day": DAYS, "shop": static("a", "b")},
}


@pytest.mark.parametrize(
    ("kinds", "of_job"),
    [
        ((DAYS,), "daily"),
        ((DAYS, WEEKS), "weekly"),
        ((WEEKS, DAYS), "weekly"),
        ((HOURS, MONTHS, DAYS), "monthly"),
        ((WEEKS, MONTHS), "monthly"),
        ((SHOP_DAYS, DAYS), "daily"),
        ((DAYS, static("a", "b"), WEEKS), "weekly"),
    ],
)
def test_a_job_is_over_the_partitions_that_hold_all_others(
    kinds: tuple[Any, ...], of_job: str
) -> None:
    package, log = _made_of(kinds)
    assert [job.partitions for job in package.all_jobs] == [of_job]
    assert codes(log) == []


SPANS = {
    "type": "TimeWindowPartitionsDefinition",
    "start": "2021-01-01",
    "fmt": "%Y-%m-%d",
    "cron_schedule": "0 0 * * *",
}
QUARTERS = {**SPANS, "cron_schedule": "0 0 1 */3 *"}
SHOP_HOURS = {
    "type": "MultiPartitionsDefinition",
    "partitions_defs": {"hour": HOURS, "shop": static("a", "b")},
}
REGION_DAYS = {
    "type": "MultiPartitionsDefinition",
    "partitions_defs": {"day": DAYS, "region": static("x")},
}
LETTERS = {"type": "DynamicPartitionsDefinition", "name": "letters"}
SHOPS = {"type": "DynamicPartitionsDefinition", "name": "shops"}


@pytest.mark.parametrize(
    ("kinds", "of_job", "told"),
    [
        ((DAYS, WEEKS, MONTHS), "monthly", "one of monthly, and makes those of daily and weekly"),
        ((SHOP_DAYS, DAYS, WEEKS), "weekly", "those of daily and made_0 that end in it"),
        ((SHOP_DAYS, WEEKS), "weekly", "those of made_0 that end in it"),
        ((DAYS, OTHER_DAYS), "made_0", "those of made_1 that end in it"),
        ((WEEKS, OTHER_DAYS), "weekly", "those of daily that end in it"),
        ((DAYS, SPANS), "daily", "those of made_1 that end in it"),
        ((MONTHS, QUARTERS), "made_1", "those of monthly that end in it"),
        ((DAYS, LETTERS), "daily", "makes all of letters that there are"),
        ((LETTERS, DAYS, QUARTERS, WEEKS), "made_2", "and makes all of letters that there are"),
        ((LETTERS, SHOPS), None, "a run of its job makes all that there are"),
        ((SHOP_DAYS, REGION_DAYS), "made_0_day", "those of made_0 and made_1 that end in it"),
        ((SHOP_HOURS, REGION_DAYS), "made_1_day", "those of made_0 and made_1 that end in it"),
        ((SHOP_DAYS, LETTERS), "made_0_day", "all of letters"),
    ],
)
def test_a_job_whose_partitions_do_not_hold_all_others_is_over_the_longest_windows(
    kinds: tuple[Any, ...], of_job: str | None, told: str
) -> None:
    package, log = _made_of(kinds)
    assert [job.partitions for job in package.all_jobs] == [of_job]
    assert codes(log) == ["K2D550"]
    assert told in log.entries[0].message
    assert of_job is None or of_job in {
        definition.name for definition in package.partition_definitions
    }


def test_a_job_of_assets_has_partitions_of_one_kind() -> None:
    package, log = _made_of((DAYS, LETTERS), JobKind.ASSETS)
    assert package.all_jobs == ()
    assert codes(log) == ["K2D503"]


def _made_of(kinds: tuple[Any, ...], kind: JobKind | None = None) -> tuple[Package, DiagnosticLog]:
    """A pipeline with a node for each kind of partitions."""
    names = ["raw", *(f"made_{number}" for number in range(len(kinds)))]
    nodes = [node(f"make_{name}", [before], [name]) for before, name in pairwise(names)]
    data = {name: declared(kind) for name, kind in zip(names[1:], kinds, strict=True)}
    return lowered(project({"p": nodes}), Options(project=Path(), kind=kind), **data)


@pytest.mark.parametrize(
    ("cron", "days"),
    [
        ("0 * * * *", 1 / 24),
        ("*/15 8-17 * * *", 1 / 40),
        ("0 0 * * 1-5", 1.4),
        ("0 0 * * MON-FRI", 1.4),
        ("0 6,18 * * *", 0.5),
        ("0 0 1,15 * *", 15.2),
        ("0 0 1 */3 *", 91.3),
        ("0 0 1 1 *", 365.25),
        ("@weekly", 7),
        ("@hourly", 1 / 24),
        ("@annually", 365.25),
        ("* * * * *", 1 / 1440),
        ("0/20 * * * *", 1 / 72),
        ("0 22-2 * * *", 1 / 5),
        ("0 0 * * 6-1", 7 / 3),
        ("0 0 1-7/2 * *", 7.6),
        ("0 0 ? * 1", 7),
        # Of a day of the month and one of the week, cron takes either.
        ("0 0 13 * 5", 1 / (1 / 30.4 + 1 / 7)),
    ],
)
def test_the_length_of_windows_is_known_about(cron: str, days: float) -> None:
    assert window_seconds(cron) / 86400 == pytest.approx(days, rel=0.01)


@pytest.mark.parametrize(
    ("cron", "expected"),
    [
        *((cron, True) for cron in ("@daily", "0 0 1 1 0", "59 23 31 12 7", "*/90 * * * *")),
        *((cron, True) for cron in ("0 0 * jan-Mar MON-fri", "0 0 ? * 5#9", "0,30 1-5 L * 0")),
        *((cron, False) for cron in ("60 0 1 1 0", "0 24 1 1 0", "0 0 0 1 0", "0 0 32 1 0")),
        *((cron, False) for cron in ("0 0 1 0 0", "0 0 1 13 0", "0 0 1 1 8", "0 0-30 * * *")),
        *((cron, False) for cron in ("@fortnightly", "0 0 * *", "0 0 * * * *", "", "a b c d e")),
    ],
)
def test_a_cron_schedule_has_five_fields_with_values_that_there_are(
    cron: str, expected: bool
) -> None:
    assert is_cron_schedule(cron) is expected


@pytest.mark.parametrize(
    ("mapping", "written"),
    [("LastPartitionMapping", "dg.LastPartitionMapping()"), ("IdentityPartitionMapping", None)],
)
def test_something_without_partitions_is_made_from_what_a_mapping_can_say(
    mapping: str, written: str | None
) -> None:
    kedro_project = project({"p": [node("report", ["raw"], ["latest"])]})
    package, _ = lowered(kedro_project, raw=declared(static("a", "b"), latest=mapping))
    (asset,) = package.assets
    found = asset.inputs[0].partition_mapping
    assert (found and code(found)) == written


def test_what_the_catalog_says_of_partitions_is_no_argument_of_the_dataset() -> None:
    config = {
        "path": "data",
        "partition": {"type": "StaticPartitionsDefinition"},
        "partition_mapping": {"b": {"type": "AllPartitionMapping"}},
    }
    declared = take_partitions("a", config)
    assert declared.definition == {"type": "StaticPartitionsDefinition"}
    assert dict(declared.mappings) == {"b": {"type": "AllPartitionMapping"}}
    assert config == {"path": "data"}
    with pytest.raises(DatasetError, match="needs a 'partition'"):
        take_partitions("a", {"path": "data"})
    with pytest.raises(DatasetError, match="'partition_mapping' of 'a' must be a mapping"):
        take_partitions("a", {"partition": {}, "partition_mapping": ["b"]})
