"""Datasets that the Kedro project reads and no node writes."""

import dagster as dg

teas = dg.AssetSpec(
    "teas",
    group_name="external",
    kinds={"json"},
).with_io_manager_key("teas_io_manager")
