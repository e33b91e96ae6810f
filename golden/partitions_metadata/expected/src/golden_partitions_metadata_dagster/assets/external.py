"""Datasets that the Kedro project reads and no node writes."""

import dagster as dg

from .. import partitions

parcels = dg.AssetSpec(
    "parcels",
    partitions_def=partitions.parcels,
    description="What was handed in.",
    group_name="external",
    kinds={"partitioned"},
).with_io_manager_key("parcels_io_manager")
