"""Datasets that the Kedro project reads and no node writes."""

import dagster as dg

from .. import partitions

crates = dg.AssetSpec(
    "crates",
    partitions_def=partitions.crates,
    description="What was picked, by field.",
    group_name="external",
    kinds={"partitioned"},
).with_io_manager_key("crates_io_manager")

tariff = dg.AssetSpec(
    "tariff",
    group_name="external",
    kinds={"json"},
).with_io_manager_key("tariff_io_manager")
