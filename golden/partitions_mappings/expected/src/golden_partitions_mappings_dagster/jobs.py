"""Jobs: one for each registered Kedro pipeline."""

import dagster as dg

from . import partitions
from .ops.rain import check, double, drain, number, rank
from .runtime.partition_keys import for_partition, upstream_keys


@dg.job(name="__default__", executor_def=dg.in_process_executor)
def default():
    """Kedro pipeline `__default__`."""
    checked = {}
    for key in partitions.checked.get_partition_keys():
        checked[key] = for_partition(check, key)()
    basins = {}
    for key in partitions.basins.get_partition_keys():
        basins[key] = for_partition(drain, key)(
            checked=[
                checked[each]
                for each in upstream_keys(
                    partitions.checked_to_basins,
                    partitions.checked,
                    partitions.basins,
                    key,
                )
            ]
        )
    eu__numbered = {}
    for key in partitions.doubled.get_partition_keys():
        eu__numbered[key] = for_partition(number, key)()
    for key in partitions.doubled.get_partition_keys():
        for_partition(double, key)(eu__numbered=eu__numbered[key])
    for key in partitions.basins.get_partition_keys():
        for_partition(rank, key)(basins=basins[key], checked=list(checked.values()))


@dg.job(executor_def=dg.in_process_executor)
def rain():
    """Kedro pipeline `rain`."""
    checked = {}
    for key in partitions.checked.get_partition_keys():
        checked[key] = for_partition(check, key)()
    basins = {}
    for key in partitions.basins.get_partition_keys():
        basins[key] = for_partition(drain, key)(
            checked=[
                checked[each]
                for each in upstream_keys(
                    partitions.checked_to_basins,
                    partitions.checked,
                    partitions.basins,
                    key,
                )
            ]
        )
    eu__numbered = {}
    for key in partitions.doubled.get_partition_keys():
        eu__numbered[key] = for_partition(number, key)()
    for key in partitions.doubled.get_partition_keys():
        for_partition(double, key)(eu__numbered=eu__numbered[key])
    for key in partitions.basins.get_partition_keys():
        for_partition(rank, key)(basins=basins[key], checked=list(checked.values()))
