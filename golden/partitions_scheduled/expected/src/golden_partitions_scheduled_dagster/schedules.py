"""Schedules: when jobs are run."""

import dagster as dg

from . import jobs, partitions
from .runtime.partition_schedules import newest_partitions

__default___nightly_schedule = dg.ScheduleDefinition(
    name="__default___nightly_schedule",
    job=jobs.default,
    cron_schedule="30 0 * * *",
    execution_timezone="Europe/Amsterdam",
    description="The day that has just ended.",
    execution_fn=newest_partitions(partitions.daily),
    default_status=dg.DefaultScheduleStatus.RUNNING,
)

corrections__schedule = dg.ScheduleDefinition(
    name="corrections__schedule",
    job=jobs.corrections,
    cron_schedule="0 6 * * 1-5",
    execution_fn=newest_partitions(partitions.daily, tags={"tide": "spring"}),
)

high_tides_nightly_schedule = dg.ScheduleDefinition(
    name="high_tides_nightly_schedule",
    job=jobs.high_tides,
    cron_schedule="30 0 * * *",
    execution_timezone="Europe/Amsterdam",
    description="The day that has just ended.",
    execution_fn=newest_partitions(partitions.daily),
    default_status=dg.DefaultScheduleStatus.RUNNING,
)
