"""Datasets that the Kedro project reads and no node writes."""

import dagster as dg

from .. import partitions

gauges = dg.AssetSpec(
    "gauges",
    partitions_def=partitions.checked,
    group_name="external",
    kinds={"partitioned"},
).with_io_manager_key("gauges_io_manager")
