"""Jobs: one for each registered Kedro pipeline."""

import dagster as dg

from . import partitions
from .assets.external import floor, keys
from .ops.work import clean, close, open_doors, report_op, sell
from .runtime.partition_keys import for_partition


@dg.job(name="__default__", executor_def=dg.in_process_executor)
def default():
    """Kedro pipeline `__default__`."""
    cleaned = clean(floor)
    doors, opened = open_doors(keys, cleaned=cleaned)
    sold = {}
    for key in partitions.sums.get_partition_keys():
        _, sold[key] = for_partition(sell, key)(opened=opened)
    close(sold=list(sold.values()))
    report_op(doors, sold=list(sold.values()))


@dg.job(executor_def=dg.in_process_executor)
def work():
    """Kedro pipeline `work`."""
    cleaned = clean(floor)
    doors, opened = open_doors(keys, cleaned=cleaned)
    sold = {}
    for key in partitions.sums.get_partition_keys():
        _, sold[key] = for_partition(sell, key)(opened=opened)
    close(sold=list(sold.values()))
    report_op(doors, sold=list(sold.values()))
