"""Schedules: when jobs are run."""

import dagster as dg

__default___nightly_schedule = dg.ScheduleDefinition(
    name="__default___nightly_schedule",
    job_name="__default__",
    cron_schedule="0 2 * * *",
)

bakery_weekly_schedule = dg.ScheduleDefinition(
    name="bakery_weekly_schedule",
    job_name="bakery",
    cron_schedule="0 2 * * 1",
)

schedules = [__default___nightly_schedule, bakery_weekly_schedule]
