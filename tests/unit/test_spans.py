"""Which kind of partitions a run of a job is about, where the job makes several kinds."""

from __future__ import annotations

from typing import Any

import pytest
from kedro_to_dagster.lower.partitions.definitions import parse_definition
from kedro_to_dagster.lower.partitions.partitioning import PartitionedData
from kedro_to_dagster.lower.partitions.spans import holding_all, kind_of_run

START = {"start_date": "2025-01-01"}
DECLARED: dict[str, Any] = {
    "hours": {"type": "HourlyPartitionsDefinition", "start_date": "2025-01-01-00:00"},
    "days": {"type": "DailyPartitionsDefinition", **START},
    "weeks": {"type": "WeeklyPartitionsDefinition", **START},
    "months": {"type": "MonthlyPartitionsDefinition", **START},
    "days_of_berlin": {"type": "DailyPartitionsDefinition", **START, "timezone": "Europe/Berlin"},
    "quarters": {
        "type": "TimeWindowPartitionsDefinition",
        "start": "2025-01-01",
        "fmt": "%Y-%m-%d",
        "cron_schedule": "0 0 1 */3 *",
    },
    "noons": {
        "type": "TimeWindowPartitionsDefinition",
        "start": "2025-01-01",
        "fmt": "%Y-%m-%d",
        "cron_schedule": "0 12 * * *",
    },
    "shops": {"type": "StaticPartitionsDefinition", "partition_keys": ["north", "south"]},
    "users": {"type": "DynamicPartitionsDefinition"},
}
DECLARED["days_of_shops"] = {
    "type": "MultiPartitionsDefinition",
    "partitions_defs": {"day": DECLARED["days"], "shop": DECLARED["shops"]},
}


def _kinds(names: str) -> list[PartitionedData]:
    return [
        PartitionedData(name=name, definition=parse_definition(DECLARED[name], name), variable=name)
        for name in names.split()
    ]


@pytest.mark.parametrize(
    ("kinds", "holding"),
    [
        ("days", "days"),
        ("shops", "shops"),
        ("days weeks", "weeks"),
        ("weeks hours days", "weeks"),
        ("months days", "months"),
        ("hours days", "days"),
        ("months weeks", "months"),
        # Of the days that the weeks of a month are made from, some lie outside the month.
        ("months weeks days", None),
        # Days of another time zone, windows of a schedule of their own, fixed keys: none holds the other.
        ("weeks days_of_berlin", None),
        ("quarters days", None),
        ("shops days", None),
        ("shops users", None),
        # All shops of a day; a week does not hold the days of shops.
        ("days_of_shops days", "days"),
        ("days_of_shops shops", "shops"),
        ("days_of_shops weeks", None),
        ("days_of_shops days shops", None),
    ],
)
def test_a_run_is_about_the_partitions_that_hold_whole_ones_of_the_others(
    kinds: str, holding: str | None
) -> None:
    for order in (_kinds(kinds), _kinds(kinds)[::-1]):
        found = holding_all(order)
        assert (found and found.variable) == holding


@pytest.mark.parametrize(
    ("kinds", "about"),
    [
        ("days weeks", "weeks"),
        ("months weeks", "months"),
        ("quarters months", "quarters"),
        ("noons weeks", "weeks"),
        ("noons hours", "noons"),
        ("days_of_berlin hours", "days_of_berlin"),
        # Of equal windows, the first name.
        ("noons days_of_berlin", "days_of_berlin"),
        ("shops days", "days"),
        ("shops users days hours", "days"),
        ("shops users", None),
        # Those of a dimension, where it has a definition.
        ("days_of_shops users", "day"),
        ("days_of_shops weeks", "weeks"),
        ("days_of_shops hours", "day"),
    ],
)
def test_a_run_is_about_the_longest_windows(kinds: str, about: str | None) -> None:
    (day,) = _kinds("days")
    windows = {
        "days_of_shops": PartitionedData(name="day", definition=day.definition, variable="day")
    }
    for order in (_kinds(kinds), _kinds(kinds)[::-1]):
        found = kind_of_run(order, windows)
        assert (found and found.variable) == about


def test_a_definition_with_a_dimension_of_time_is_about_the_whole_of_it() -> None:
    (alone,) = _kinds("days_of_shops")
    assert kind_of_run([alone], {}) == alone
    assert kind_of_run([], {}) is None
