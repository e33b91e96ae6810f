"""Datasets that the Kedro project reads and no node writes."""

import dagster as dg

readings = dg.AssetSpec(
    "readings",
    group_name="external",
    kinds={"json"},
).with_io_manager_key("readings_io_manager")
