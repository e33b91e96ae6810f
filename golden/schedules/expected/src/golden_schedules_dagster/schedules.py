"""Schedules: when jobs are run."""

import dagster as dg

from . import jobs

__default___daily_schedule = dg.ScheduleDefinition(
    name="__default___daily_schedule",
    job=jobs.default,
    cron_schedule="0 6 * * *",
)

striking__schedule = dg.ScheduleDefinition(
    name="striking__schedule",
    job=jobs.striking,
    cron_schedule=["0 0 * * *", "0 12 * * *"],
    execution_timezone="UTC",
)

winding_hourly_schedule = dg.ScheduleDefinition(
    name="winding_hourly_schedule",
    job=jobs.winding,
    cron_schedule="@hourly",
    execution_timezone="Europe/Zurich",
    description="On the hour, in Swiss time.",
    tags={"urgent": "yes"},
    metadata={"owner": "the clock maker"},
    default_status=dg.DefaultScheduleStatus.RUNNING,
)
