"""Which partitions a schedule asks for at a tick."""

from __future__ import annotations

from datetime import datetime, timezone
from typing import Any

import dagster as dg
import pytest
from kedro_to_dagster_runtime.partition_schedules import newest_partitions

DAYS = dg.DailyPartitionsDefinition("2021-03-03")
SHOPS = dg.StaticPartitionsDefinition(["quay", "station"])
BOTH = dg.MultiPartitionsDefinition({"day": DAYS, "shop": SHOPS})
FOUND = dg.DynamicPartitionsDefinition(name="found")


def tick(definition: Any, day: int, hour: int = 0, **given: Any) -> Any:
    """What the schedule of a job with the partitions asks for on a day of March 2021."""

    @dg.op
    def work() -> None: ...

    @dg.job(partitions_def=definition)
    def shift() -> None:
        work()

    schedule = dg.ScheduleDefinition(
        name="nightly",
        job=shift,
        cron_schedule="0 0 * * *",
        execution_fn=newest_partitions(definition, **given),
    )
    defs = dg.Definitions(jobs=[shift], schedules=[schedule])
    with dg.instance_for_test() as instance:
        instance.add_dynamic_partitions("found", ["ada", "zoe"])
        context = dg.build_schedule_context(
            instance=instance,
            scheduled_execution_time=datetime(2021, 3, day, hour, tzinfo=timezone.utc),
            repository_def=defs.get_repository_def(),
        )
        return schedule.evaluate_tick(context)


def keys(definition: Any, day: int, hour: int = 0) -> list[str]:
    """The keys of the runs that it asks for."""
    return [str(request.partition_key) for request in tick(definition, day, hour).run_requests]


@pytest.mark.parametrize("hour", [0, 17])
def test_a_schedule_over_time_windows_asks_for_the_last_one_that_has_ended(hour: int) -> None:
    assert keys(DAYS, 6, hour) == ["2021-03-05"]


def test_before_the_first_window_has_ended_a_tick_is_skipped() -> None:
    result = tick(DAYS, 3)
    assert result.run_requests == []
    assert "no partition yet" in result.skip_message


def test_of_two_dimensions_every_key_of_the_last_time_window_is_asked_for() -> None:
    assert keys(BOTH, 6) == ["2021-03-05|quay", "2021-03-05|station"]


def test_of_other_definitions_every_partition_is_asked_for() -> None:
    assert keys(SHOPS, 6) == ["quay", "station"]
    assert keys(FOUND, 6) == ["ada", "zoe"]


def test_runs_have_the_tags_and_the_configuration_of_the_schedule() -> None:
    config = {"ops": {"work": {}}}
    (request,) = tick(DAYS, 6, tags={"tide": "spring"}, run_config=config).run_requests
    assert request.tags["tide"] == "spring"
    assert request.tags["dagster/partition"] == "2021-03-05"
    assert request.run_config == config


def test_of_two_dimensions_of_time_the_newest_of_both_is_asked_for() -> None:
    weeks = dg.WeeklyPartitionsDefinition("2021-02-22")
    assert keys(dg.MultiPartitionsDefinition({"day": DAYS, "week": weeks}), 9) == [
        "2021-03-08|2021-02-28"
    ]
