"""Jobs: one for each registered Kedro pipeline."""

import dagster as dg

from . import partitions
from .ops.parcels import stamp, weigh
from .runtime.partition_keys import for_partition


@dg.job(name="__default__", executor_def=dg.in_process_executor)
def default():
    """Kedro pipeline `__default__`."""
    weights = {}
    for key in partitions.parcels.get_partition_keys():
        weights[key] = for_partition(weigh, key)()
    for key in partitions.parcels.get_partition_keys():
        for_partition(stamp, key)(weights=weights[key])


@dg.job(executor_def=dg.in_process_executor)
def parcels_job():
    """Kedro pipeline `parcels`."""
    weights = {}
    for key in partitions.parcels.get_partition_keys():
        weights[key] = for_partition(weigh, key)()
    for key in partitions.parcels.get_partition_keys():
        for_partition(stamp, key)(weights=weights[key])
