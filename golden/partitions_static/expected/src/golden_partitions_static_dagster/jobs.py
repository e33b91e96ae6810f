"""Jobs: one for each registered Kedro pipeline."""

import dagster as dg

from . import partitions
from .assets.external import tariff
from .ops.harvest import add_up, count, label, print_letterheads, send, share_out, weigh
from .runtime.partition_keys import for_partition


@dg.job(name="__default__", executor_def=dg.in_process_executor)
def default():
    """Kedro pipeline `__default__`."""
    letterheads = print_letterheads(tariff)
    weights = {}
    for key in partitions.crates.get_partition_keys():
        weights[key] = for_partition(weigh, key)()
    harvest = add_up(weights=list(weights.values()))
    labels = {}
    for key in partitions.crates.get_partition_keys():
        labels[key], _ = for_partition(label, key)(tariff, weights=weights[key])
    count(labels=list(labels.values()))
    for key in partitions.crates.get_partition_keys():
        for_partition(send, key)(labels=labels[key], letterheads=letterheads)
    for key in partitions.crates.get_partition_keys():
        for_partition(share_out, key)(harvest, weights=weights[key])


@dg.job(executor_def=dg.in_process_executor)
def harvest_job():
    """Kedro pipeline `harvest`."""
    letterheads = print_letterheads(tariff)
    weights = {}
    for key in partitions.crates.get_partition_keys():
        weights[key] = for_partition(weigh, key)()
    harvest = add_up(weights=list(weights.values()))
    labels = {}
    for key in partitions.crates.get_partition_keys():
        labels[key], _ = for_partition(label, key)(tariff, weights=weights[key])
    count(labels=list(labels.values()))
    for key in partitions.crates.get_partition_keys():
        for_partition(send, key)(labels=labels[key], letterheads=letterheads)
    for key in partitions.crates.get_partition_keys():
        for_partition(share_out, key)(harvest, weights=weights[key])
