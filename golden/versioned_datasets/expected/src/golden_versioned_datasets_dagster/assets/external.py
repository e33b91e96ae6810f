"""Datasets that the Kedro project reads and no node writes."""

import dagster as dg

seeds = dg.AssetSpec(
    "seeds",
    group_name="external",
    kinds={"json"},
).with_io_manager_key("seeds_io_manager")
