"""Datasets that the Kedro project reads and no node writes."""

import dagster as dg

from .. import partitions

rates = dg.AssetSpec(
    "rates",
    partitions_def=partitions.rates,
    group_name="external",
    kinds={"partitioned"},
).with_io_manager_key("rates_io_manager")

receipts = dg.AssetSpec(
    "receipts",
    partitions_def=partitions.rebates,
    group_name="external",
    kinds={"partitioned"},
).with_io_manager_key("receipts_io_manager")
