"""Pipelines with partitions of several kinds, with nodes of no data, and with files that come in later.

One project is run through a list of actions; each test looks at what some of them have left behind.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from ..support.cases import export, run
from ..support.projects import write_project

pytestmark = pytest.mark.slow

ACT = Path(__file__).parents[1] / "support" / "act_on_partitions.py"

CATALOG = """
_parts: &parts
  type: kedro_to_dagster_runtime.DagsterPartitionedDataset
  dataset: json.JSONDataset

_stations: &stations
  type: StaticPartitionsDefinition
  partition_keys: [quay, mill]

_days: &days
  type: DailyPartitionsDefinition
  start_date: 2021-02-28
  end_date: 2021-03-15

# Fixed keys, days, weeks, and datasets that hold nothing.
stations: {<<: *parts, path: data/stations, partition: *stations}
scaled: {<<: *parts, path: data/scaled, partition: *stations}
readings: {<<: *parts, path: data/readings, partition: *days}
days: {<<: *parts, path: data/days, partition: *days}
joined: {<<: *parts, path: data/joined, partition: *days}
weeks:
  <<: *parts
  path: data/weeks
  partition: {type: WeeklyPartitionsDefinition, start_date: 2021-02-28, end_date: 2021-03-14}
opened: {type: kedro_to_dagster_runtime.DagsterNothingDataset}
days_done: {type: kedro_to_dagster_runtime.DagsterNothingDataset}
report: {type: json.JSONDataset, filepath: data/report}

# Files of which a checkpoint says which are done.
arrivals:
  type: partitions.IncrementalDataset
  path: data/arrivals
  dataset: json.JSONDataset
  metadata: {dagster: {partitions: *days}}
seen: {<<: *parts, path: data/seen, partition: *days}

# Files that are found.
letters:
  <<: *parts
  path: data/letters
  partition: &senders {type: DynamicPartitionsDefinition, name: senders}
answers: {<<: *parts, path: data/answers, partition: *senders}
"""

NODES = """
from datetime import date, timedelta
from pathlib import Path


def open_doors():
    Path("data/doors").write_text("open")


def scale(stations, factor):
    return {name: load() * factor for name, load in stations.items()}


def read(opened, readings):
    assert Path("data/doors").exists()
    return {day: load() for day, load in readings.items()}, None


def join(days, scaled):
    factors = {name: load() for name, load in scaled.items()}
    return {day: {name: load() * each for name, each in factors.items()} for day, load in days.items()}


def tell(days_done, joined):
    return sorted(joined)


def add_up(days):
    weeks = {}
    for day, load in days.items():
        sunday = date.fromisoformat(day)
        sunday -= timedelta(days=sunday.isoweekday() % 7)
        weeks[str(sunday)] = weeks.get(str(sunday), 0) + load()
    return weeks


def copy(parts):
    return dict(parts)


def answer(letters):
    return {name: load() for name, load in letters.items()}
"""

PIPELINES = """
"stations": pipeline([
    node(open_doors, None, "opened", name="open_doors"),
    node(scale, ["stations", "params:factor"], "scaled", name="scale"),
    node(read, ["opened", "readings"], ["days", "days_done"], name="read"),
    node(join, ["days", "scaled"], "joined", name="join"),
    node(tell, ["days_done", "joined"], "report", name="tell"),
]),
"weeks": pipeline([
    node(read, ["opened", "readings"], ["days", "days_done"], name="read"),
    node(add_up, "days", "weeks", name="add_up"),
]),
"arrivals": pipeline([node(copy, "arrivals", "seen", name="copy", confirms="arrivals")]),
"letters": pipeline([node(answer, "letters", "answers", name="answer")]),
"""

JOBS = """
jobs:
  all_stations: {pipeline: {pipeline_name: stations}}
  each_day: {pipeline: {pipeline_name: weeks, node_names: [read]}}
  each_week: {pipeline: {pipeline_name: weeks, node_names: [add_up]}}
  look_out: {pipeline: {pipeline_name: arrivals}}
  reply: {pipeline: {pipeline_name: letters}}
"""

DAYS = ["2021-02-28", *(f"2021-03-{day:02}" for day in range(1, 15))]
WEEK = DAYS[:7]
FACTOR = {"resources": {"parameters": {"config": {"factor": 100}}}}
ACTIONS: dict[str, dict[str, Any]] = {
    "job of a day": {"do": "job", "name": "all_stations", "key": "2021-03-02"},
    "job with another factor": {
        "do": "job", "name": "all_stations", "key": "2021-03-03", "config": FACTOR,
    },
    "no days": {"do": "remove", "path": "data/days"},
    "backfill": {"do": "backfill", "assets": ["days", "days_done", "weeks"], "keys": WEEK},
    "report": {"do": "asset", "name": "report"},
    "job of the next day": {"do": "job", "name": "each_day", "key": "2021-03-07"},
    "letters": {"do": "sensor", "name": "letters_sensor", "partitions": "senders"},
    "answer": {"do": "job", "name": "reply", "key": "a b"},
    "a letter": {"do": "write", "path": "data/letters/late", "text": "3"},
    "more letters": {"do": "sensor", "name": "letters_sensor", "partitions": "senders"},
    "late answer": {"do": "asset", "name": "answers", "key": "late"},
    "second arrival": {"do": "job", "name": "look_out", "key": "2021-03-02"},
    "first arrival": {"do": "asset", "name": "seen", "key": "2021-03-01"},
    "other arrivals": {"do": "asset", "name": "seen", "keys": ["2021-03-02", "2021-03-03"]},
}  # fmt: skip


@pytest.fixture(scope="module")
def left(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    project = write_project(
        tmp_path_factory.mktemp("pipelines") / "project",
        nodes=NODES,
        pipelines=PIPELINES,
        catalog=CATALOG,
        parameters="factor: 2\n",
        files={
            "conf/base/dagster.yml": JOBS,
            **{f"data/readings/{day}": str(number) for number, day in enumerate(DAYS)},
            **{f"data/arrivals/2021-03-0{day}": str(day) for day in (1, 2, 3, 4)},
            "data/stations/quay": "10",
            "data/stations/mill": "20",
            "data/letters/a b": "1",
            "data/letters/c/d": "2",
        },
    )
    export(project, project / "dagster", "--strict")
    done = run(ACT, "tiny_project_dagster", json.dumps(list(ACTIONS.values())), folder=project)
    return dict(zip(ACTIONS, json.loads(done.stdout.splitlines()[-1]), strict=True))


def test_a_job_of_a_day_runs_for_every_fixed_key_too(left: Any) -> None:
    made = left["job of a day"]
    assert sorted(made["outcome"]) == [
        "gather_scaled", "joined", "opened", "read", "report", "scaled__mill", "scaled__quay",
    ]  # fmt: skip
    assert made["recorded"]["scaled"] == ["mill", "quay"]
    assert made["recorded"]["days"] == made["recorded"]["joined"] == ["2021-03-02"]
    assert json.loads(made["files"]["joined/2021-03-02"]) == {"mill": 80, "quay": 40}


def test_nothing_orders_partitions_and_what_has_none(left: Any) -> None:
    made = left["job of a day"]
    steps = made["outcome"]
    assert steps.index("opened") < steps.index("read") < steps.index("report")
    assert made["recorded"]["days_done"] == ["2021-03-02"]
    assert left["backfill"]["recorded"]["days_done"] == WEEK


def test_a_parameter_can_be_edited_for_a_run(left: Any) -> None:
    made = left["job with another factor"]["files"]
    assert (made["scaled/quay"], made["scaled/mill"]) == ("1000", "2000")


def test_one_backfill_makes_days_and_then_their_week(left: Any) -> None:
    made = left["backfill"]
    assert made["outcome"] == len(WEEK) + 1
    assert made["recorded"]["weeks"] == ["2021-02-28"]
    assert made["files"]["weeks/2021-02-28"] == str(sum(range(7)))


def test_what_has_no_partitions_is_made_from_all_that_are_there(left: Any) -> None:
    assert json.loads(left["job of a day"]["files"]["report"]) == ["2021-03-02"]
    assert json.loads(left["report"]["files"]["report"]) == ["2021-03-02", "2021-03-03"]


def test_the_nodes_of_each_kind_can_have_a_job(left: Any) -> None:
    made = left["job of the next day"]
    assert made["outcome"] == ["read"]
    assert made["files"]["days/2021-03-07"] == "7"


def test_files_that_come_in_are_new_partitions(left: Any) -> None:
    assert left["letters"]["outcome"] == ["a b", "c/d"]
    assert left["more letters"]["outcome"] == ["a b", "c/d", "late"]
    made = left["late answer"]
    assert made["recorded"]["answers"] == ["a b", "late"]
    assert made["files"]["answers/late"] == "3"


def test_a_checkpoint_never_passes_over_a_partition_that_is_not_done(left: Any) -> None:
    checkpoints = [
        left[action]["files"].get("arrivals/CHECKPOINT")
        for action in ("second arrival", "first arrival", "other arrivals")
    ]
    assert checkpoints == [None, "2021-03-01", "2021-03-03"]
    assert left["other arrivals"]["recorded"]["seen"] == DAYS[1:4]
