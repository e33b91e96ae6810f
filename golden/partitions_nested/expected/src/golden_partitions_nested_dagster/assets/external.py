"""Datasets that the Kedro project reads and no node writes."""

import dagster as dg

from .. import partitions

frames = dg.AssetSpec(
    "frames",
    partitions_def=partitions.weekly,
    group_name="external",
    kinds={"partitioned"},
).with_io_manager_key("frames_io_manager")

weights = dg.AssetSpec(
    "weights",
    partitions_def=partitions.daily,
    group_name="external",
    kinds={"partitioned"},
).with_io_manager_key("weights_io_manager")
