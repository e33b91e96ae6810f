"""Datasets that the Kedro project reads and no node writes."""

import dagster as dg

luggage = dg.AssetSpec(
    "luggage",
    group_name="external",
    kinds={"csv", "pandas"},
).with_io_manager_key("luggage_io_manager")
