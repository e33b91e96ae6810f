"""Datasets that the Kedro project reads and no node writes."""

import dagster as dg

alpine_entries = dg.AssetSpec(
    "alpine_entries",
    group_name="external",
    kinds={"csv", "pandas"},
).with_io_manager_key("alpine_entries_io_manager")

coastal_entries = dg.AssetSpec(
    "coastal_entries",
    group_name="external",
    kinds={"csv", "pandas"},
).with_io_manager_key("coastal_entries_io_manager")

junior_entries = dg.AssetSpec(
    "junior_entries",
    group_name="external",
    kinds={"csv", "pandas"},
).with_io_manager_key("junior_entries_io_manager")
