"""Jobs: one for each registered Kedro pipeline."""

import dagster as dg

from . import partitions
from .ops.letters import answer


@dg.job(
    name="__default__",
    partitions_def=partitions.senders,
    executor_def=dg.in_process_executor,
)
def default():
    """Kedro pipeline `__default__`."""
    answer()


@dg.job(partitions_def=partitions.senders, executor_def=dg.in_process_executor)
def letters_job():
    """Kedro pipeline `letters`."""
    answer()
