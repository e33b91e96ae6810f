"""Every definition of partitions and every mapping, run for a partition, a range, a backfill, and as a job.

A project has a dataset `up_…` and a dataset `down_…` for each case. The node between them returns every
partition of the second one, each with the names of the partitions that it was given of the first one.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import yaml

from ..support.cases import export, run
from ..support.projects import write_project

pytestmark = pytest.mark.slow

RUN_PARTITIONS = Path(__file__).parents[1] / "support" / "run_partitions.py"


def static(*keys: str) -> dict[str, Any]:
    return {"type": "dagster.StaticPartitionsDefinition", "partition_keys": list(keys)}


def window(kind: str, **arguments: Any) -> dict[str, Any]:
    return {"type": f"{kind}PartitionsDefinition", **arguments}


def multi(**dimensions: Any) -> dict[str, Any]:
    return {"type": "dagster.MultiPartitionsDefinition", "partitions_defs": dimensions}


DAYS = window("Daily", start_date="2021-02-26", end_date="2021-03-10")
NOT_THE_SECOND = window(
    "Daily", start_date="2021-03-01", end_date="2021-03-04", exclusions=["0 0 2 * *"]
)
JANUARY = window("Daily", start_date="2021-01-30", end_date="2021-03-02")
SHOPS = static("quay", "station")
SHOP_DAYS = multi(shop=SHOPS, day=window("Daily", start_date="2021-02-01", end_date="2021-02-04"))
ODD_KEYS = ("a b", "a-b", "a..b", "[c]|d", "ä/é/ü", 'l\'été, "2" {x}', "%d$HOME", ".hidden", "日本")
REGION_DAYS = multi(
    region=static("east", "west"),
    date=window("Daily", start_date="2021-02-01", end_date="2021-02-04"),
)


def days(month: str, first: int, last: int) -> list[str]:
    return [f"{month}-{day:02}" for day in range(first, last + 1)]


@dataclass(frozen=True, slots=True)
class Case:
    """Two definitions, a mapping, and what the mapping says of some partitions."""

    name: str
    up: Any
    down: Any
    mapping: Any
    says: dict[str, list[str]]
    runs: int | None = None
    dynamic: dict[str, list[str]] = field(default_factory=dict)
    job_ops: int | None = None


CASES = (
    Case("identity", static("a", "b", "c"), static("a", "b", "c"), "dagster.IdentityPartitionMapping",
         {"a": ["a"], "b": ["b"], "c": ["c"]}),
    Case("no_mapping", static("a", "b", "c"), static("a", "b"), None, {"a": ["a"], "b": ["b"]}),
    Case("no_mapping_other_keys", static("a", "b"), static("x", "y"), None,
         {"x": ["a", "b"], "y": ["a", "b"]}),
    Case("one_to_one", static("1.csv", "2.csv"), static("10.csv", "20.csv"),
         {"type": "StaticPartitionMapping", "downstream_partition_keys_by_upstream_partition_key":
          {"1.csv": "10.csv", "2.csv": "20.csv"}}, {"10.csv": ["1.csv"], "20.csv": ["2.csv"]}),
    Case("one_to_many", static("a", "b"), static("x", "y", "z"),
         {"type": "dagster.StaticPartitionMapping", "downstream_partition_keys_by_upstream_partition_key":
          {"a": ["x", "y"], "b": ["z"]}}, {"x": ["a"], "y": ["a"], "z": ["b"]}),
    Case("many_to_one", static("a", "b", "c"), static("x", "y"),
         {"type": "dagster.StaticPartitionMapping", "downstream_partition_keys_by_upstream_partition_key":
          {"a": "x", "b": "x", "c": "y"}}, {"x": ["a", "b"], "y": ["c"]}),
    Case("all", static("a", "b"), static("a", "b"), {"type": "dagster.AllPartitionMapping"},
         {"a": ["a", "b"], "b": ["a", "b"]}),
    Case("last", static("a", "b", "c"), static("x", "y"), "LastPartitionMapping",
         {"x": ["c"], "y": ["c"]}),
    Case("specific", static("a", "b", "c"), static("x", "y"),
         {"type": "SpecificPartitionsPartitionMapping", "partition_keys": ["a", "c"]},
         {"x": ["a", "c"], "y": ["a", "c"]}),
    Case("single_run", static("a", "b"), {**static("a", "b"), "backfill_policy": "single_run"}, None,
         {"a": ["a"], "b": ["b"]}, runs=1),
    Case("two_at_a_time", static("a", "b", "c"),
         {**static("a", "b", "c"), "backfill_policy": {"max_partitions_per_run": 2}}, None,
         {"a": ["a"], "b": ["b"], "c": ["c"]}, runs=2),
    Case("odd_keys", static(*ODD_KEYS), static(*ODD_KEYS), None, {key: [key] for key in ODD_KEYS}),
    Case("daily", DAYS, DAYS, None, {day: [day] for day in days("2021-03", 1, 3)}),
    Case("offset", DAYS, DAYS, {"type": "dagster.TimeWindowPartitionMapping", "start_offset": -1},
         {"2021-03-01": ["2021-02-28", "2021-03-01"], "2021-03-02": ["2021-03-01", "2021-03-02"]}),
    Case("hours_to_days", window("Hourly", start_date="2021-02-01-00:00", end_date="2021-02-03-00:00"),
         window("Daily", start_date="2021-02-01", end_date="2021-02-03"), None,
         {day: [f"{day}-{hour:02}:00" for hour in range(24)] for day in days("2021-02", 1, 2)}),
    Case("days_to_weeks", DAYS, window("Weekly", start_date="2021-02-28", end_date="2021-03-07"),
         "dagster.TimeWindowPartitionMapping",
         {"2021-02-28": ["2021-02-28", *days("2021-03", 1, 6)]}),
    Case("days_to_months", JANUARY,
         window("Monthly", start_date="2021-02-01", end_date="2021-03-01"), None,
         {"2021-02-01": days("2021-02", 1, 28)}),
    Case("custom_window",
         window("TimeWindow", start="2021", end="2024", fmt="%Y", cron_schedule="0 0 1 1 *"),
         window("TimeWindow", start="2021", end="2024", fmt="%Y", cron_schedule="0 0 1 1 *"), None,
         {"2021": ["2021"], "2022": ["2022"], "2023": ["2023"]}),
    Case("exclusions", NOT_THE_SECOND, NOT_THE_SECOND, None,
         {"2021-03-01": ["2021-03-01"], "2021-03-03": ["2021-03-03"]}),
    Case("two_dimensions", SHOP_DAYS, SHOP_DAYS, None,
         {"2021-02-02|quay": ["2021-02-02/quay"], "2021-02-02|station": ["2021-02-02/station"]}),
    Case("multi_to_single", SHOP_DAYS, SHOPS, None,
         {shop: [f"{day}/{shop}" for day in days("2021-02", 1, 3)] for shop in ("quay", "station")}),
    Case("multi_to_named_dimension", SHOP_DAYS, SHOPS,
         {"type": "dagster.MultiToSingleDimensionPartitionMapping", "partition_dimension_name": "shop"},
         {shop: [f"{day}/{shop}" for day in days("2021-02", 1, 3)] for shop in ("quay", "station")}),
    Case("single_to_multi", SHOPS, SHOP_DAYS, None,
         {"2021-02-01|quay": ["quay"], "2021-02-01|station": ["station"]}),
    Case("multi_to_multi", SHOP_DAYS, REGION_DAYS,
         {"type": "dagster.MultiPartitionMapping", "downstream_mappings_by_upstream_dimension": {
             "day": {"dimension_name": "date", "partition_mapping":
                     {"type": "dagster.TimeWindowPartitionMapping", "start_offset": -1}},
             "shop": {"dimension_name": "region", "partition_mapping":
                      {"type": "dagster.StaticPartitionMapping",
                       "downstream_partition_keys_by_upstream_partition_key":
                       {"quay": "east", "station": "west"}}}}},
         {"2021-02-02|east": ["2021-02-01/quay", "2021-02-02/quay"],
          "2021-02-02|west": ["2021-02-01/station", "2021-02-02/station"]}),
    Case("dynamic", {"type": "DynamicPartitionsDefinition", "name": "found"},
         {"type": "dagster.DynamicPartitionsDefinition", "name": "found"}, None,
         {"x": ["x"], "y": ["y"], "z": ["z"]}, dynamic={"found": ["x", "y", "z"]}),
    Case("dynamic_by_type_alone", static("a", "b"), "dagster.DynamicPartitionsDefinition",
         "dagster.AllPartitionMapping", {"x": ["a", "b"], "y": ["a", "b"]},
         dynamic={"down_dynamic_by_type_alone": ["x", "y"]}),
)  # fmt: skip

NODES = """
def collect(name):
    def inner(up):
        import json
        from pathlib import Path

        keys = json.loads(Path("keys.json").read_text())[name]
        return {key: list(up) for key in keys}

    return inner
"""


def file_of(case: Case, key: str) -> str:
    """Kedro's name of a partition."""
    return key.replace("|", "/") if "partitions_defs" in case.down else key


def upstream_files(case: Case) -> set[str]:
    """What there is to load: the partitions that the mapping speaks of, and some that it does not."""
    named = {key for keys in case.says.values() for key in keys}
    return named | set(case.up.get("partition_keys", ()))


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    folder = tmp_path_factory.mktemp("partitions")
    catalog = {}
    returned = {case.name: [file_of(case, key) for key in case.says] for case in CASES}
    files = {"keys.json": json.dumps(returned)}
    for case in CASES:
        common = {"type": "kedro_dagster.DagsterPartitionedDataset", "dataset": "json.JSONDataset"}
        mapping = (
            {}
            if case.mapping is None
            else {"partition_mapping": {f"down_{case.name}": case.mapping}}
        )
        catalog[f"up_{case.name}"] = {
            **common, "path": f"data/up/{case.name}", "partition": case.up, **mapping,
        }  # fmt: skip
        catalog[f"down_{case.name}"] = {
            **common, "path": f"data/down/{case.name}", "partition": case.down,
        }  # fmt: skip
        files.update({f"data/up/{case.name}/{key}": "0" for key in upstream_files(case)})
    pipelines = ", ".join(
        f'"{case.name}": pipeline([node(collect("{case.name}"), "up_{case.name}", "down_{case.name}", '
        f'name="{case.name}")])'
        for case in CASES
    )
    project = write_project(
        folder / "project",
        nodes=NODES,
        pipelines=pipelines,
        catalog=yaml.safe_dump(catalog, allow_unicode=True),
        files=files,
    )
    export(project, project / "dagster", "--strict")
    cases = [
        {
            "asset": f"down_{case.name}",
            "job": f"{case.name}",
            "folder": f"data/down/{case.name}",
            "keys": list(case.says),
            "dynamic": case.dynamic,
        }
        for case in CASES
    ]
    done = run(RUN_PARTITIONS, "tiny_project_dagster", json.dumps(cases), folder=project)
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


@pytest.fixture(params=CASES, ids=lambda case: case.name)
def case(request: pytest.FixtureRequest) -> Case:
    found: Case = request.param
    return found


def test_a_partition_is_made_from_what_the_mapping_says(case: Case, results: Any) -> None:
    made = results[f"down_{case.name}"]["partition"]
    last = list(case.says)[-1]
    assert made["files"] == {file_of(case, last): case.says[last]}
    assert made["recorded"] == [last]


def test_a_range_is_made_in_one_run(case: Case, results: Any) -> None:
    made = results[f"down_{case.name}"]["range"]
    together = sorted({key for keys in case.says.values() for key in keys})
    assert made["files"] == {file_of(case, key): together for key in case.says}
    assert made["recorded"] == sorted(case.says)


def test_a_backfill_makes_every_partition(case: Case, results: Any) -> None:
    made = results[f"down_{case.name}"]["backfill"]
    assert made["recorded"] == sorted(case.says)
    assert made["outcome"] == (case.runs or len(case.says))
    if case.runs is None:
        assert made["files"] == {file_of(case, key): keys for key, keys in case.says.items()}
    if case.runs == 1:
        together = sorted({key for keys in case.says.values() for key in keys})
        assert made["files"] == {file_of(case, key): together for key in case.says}
    assert sorted(made["files"]) == sorted(file_of(case, key) for key in case.says)


def test_the_job_makes_every_partition(case: Case, results: Any) -> None:
    """Fixed keys in a step for each, others in a run for each."""
    made = results[f"down_{case.name}"]["job"]
    assert made["recorded"] == sorted(case.says)
    assert made["files"] == {file_of(case, key): keys for key, keys in case.says.items()}
    assert len(made["outcome"]) == len(case.says)
