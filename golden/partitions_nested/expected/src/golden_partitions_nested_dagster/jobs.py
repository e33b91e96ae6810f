"""Jobs: one for each registered Kedro pipeline."""

import dagster as dg

from . import partitions
from .ops.hives import by_hive, fullest
from .ops.weeks import add_up, best, gains


@dg.job(
    name="__default__",
    partitions_def=partitions.weekly,
    executor_def=dg.in_process_executor,
)
def default():
    """Kedro pipeline `__default__`."""
    filled_frames = by_hive()
    fullest(filled_frames=filled_frames)
    daily_gains, weighed = gains()
    weekly_gains = add_up(daily_gains=daily_gains, weighed=weighed)
    best(weekly_gains=weekly_gains)


@dg.job(partitions_def=partitions.weekly, executor_def=dg.in_process_executor)
def hives():
    """Kedro pipeline `hives`."""
    filled_frames = by_hive()
    fullest(filled_frames=filled_frames)


@dg.job(partitions_def=partitions.weekly, executor_def=dg.in_process_executor)
def weeks():
    """Kedro pipeline `weeks`."""
    daily_gains, weighed = gains()
    weekly_gains = add_up(daily_gains=daily_gains, weighed=weighed)
    best(weekly_gains=weekly_gains)
