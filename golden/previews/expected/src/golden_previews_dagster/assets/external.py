"""Datasets that the Kedro project reads and no node writes."""

import dagster as dg

cups = dg.AssetSpec(
    "cups",
    group_name="external",
    kinds={"incremental", "partitions"},
).with_io_manager_key("cups_io_manager")

teas = dg.AssetSpec(
    "teas",
    group_name="external",
    kinds={"json"},
).with_io_manager_key("teas_io_manager")
