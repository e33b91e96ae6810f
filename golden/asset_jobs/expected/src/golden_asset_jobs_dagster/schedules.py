"""Schedules: when jobs are run."""

import dagster as dg

from . import jobs

all_assets_daily_schedule = dg.ScheduleDefinition(
    name="all_assets_daily_schedule",
    job=jobs.all_assets,
    cron_schedule="0 6 * * *",
)
