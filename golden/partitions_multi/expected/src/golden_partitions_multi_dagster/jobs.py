"""Jobs: one for each registered Kedro pipeline."""

import dagster as dg

from . import partitions
from .ops.sales import add_up, rebate


@dg.job(
    name="__default__",
    partitions_def=partitions.rebates,
    executor_def=dg.in_process_executor,
)
def default():
    """Kedro pipeline `__default__`."""
    sums = add_up()
    rebate(sums=sums)


@dg.job(partitions_def=partitions.rebates, executor_def=dg.in_process_executor)
def sales():
    """Kedro pipeline `sales`."""
    sums = add_up()
    rebate(sums=sums)
