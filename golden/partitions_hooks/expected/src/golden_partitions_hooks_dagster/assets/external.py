"""Datasets that the Kedro project reads and no node writes."""

import dagster as dg

from .. import partitions

hives = dg.AssetSpec(
    "hives",
    partitions_def=partitions.frames,
    group_name="external",
    kinds={"partitioned"},
).with_io_manager_key("hives_io_manager")
