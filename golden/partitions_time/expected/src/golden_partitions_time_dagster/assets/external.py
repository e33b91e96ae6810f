"""Datasets that the Kedro project reads and no node writes."""

import dagster as dg

from .. import partitions

gauge = dg.AssetSpec(
    "gauge",
    group_name="external",
    kinds={"json"},
).with_io_manager_key("gauge_io_manager")

readings = dg.AssetSpec(
    "readings",
    partitions_def=partitions.daily,
    group_name="external",
    kinds={"partitioned"},
).with_io_manager_key("readings_io_manager")
