"""Cron schedules: Dagster itself knows what it takes."""

from __future__ import annotations

from ...codes.dagster_yml import SCHEDULE_REFUSED
from ..config.places import Places
from .checking import located


def check_cron(
    cron_schedule: str | list[str], timezone: str | None, path: tuple[str, ...], places: Places
) -> None:
    """Have Dagster look at a cron schedule and its time zone.

    Raises:
        UsageError: If it does not take them.
    """
    import dagster as dg

    try:
        dg.ScheduleDefinition(
            name="checked",
            job_name="checked",
            cron_schedule=cron_schedule,
            execution_timezone=timezone,
        )
    except Exception as error:
        raise SCHEDULE_REFUSED(place=located(path, places), cause=error) from error
