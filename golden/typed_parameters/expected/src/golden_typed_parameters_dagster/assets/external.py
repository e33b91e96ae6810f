"""Datasets that the Kedro project reads and no node writes."""

import dagster as dg

plants = dg.AssetSpec(
    "plants",
    group_name="external",
    kinds={"json"},
).with_io_manager_key("plants_io_manager")
