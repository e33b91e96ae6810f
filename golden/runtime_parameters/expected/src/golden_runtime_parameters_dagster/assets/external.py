"""Datasets that the Kedro project reads and no node writes."""

import dagster as dg

arrivals = dg.AssetSpec(
    "arrivals",
    group_name="external",
    kinds={"json"},
).with_io_manager_key("arrivals_io_manager")
