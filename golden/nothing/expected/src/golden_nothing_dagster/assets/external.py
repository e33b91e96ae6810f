"""Datasets that the Kedro project reads and no node writes."""

import dagster as dg

from .. import partitions

floor = dg.AssetSpec(
    "floor",
    group_name="external",
    kinds={"text"},
).with_io_manager_key("floor_io_manager")

keys = dg.AssetSpec(
    "keys",
    group_name="external",
    kinds={"json"},
).with_io_manager_key("keys_io_manager")

tables = dg.AssetSpec(
    "tables",
    partitions_def=partitions.sums,
    group_name="external",
    kinds={"partitioned"},
).with_io_manager_key("tables_io_manager")
