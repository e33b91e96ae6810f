"""Datasets that the Kedro project reads and no node writes."""

import dagster as dg

clocks = dg.AssetSpec(
    "clocks",
    group_name="external",
    kinds={"text"},
).with_io_manager_key("clocks_io_manager")
