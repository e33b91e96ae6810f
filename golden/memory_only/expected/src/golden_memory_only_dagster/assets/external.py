"""Datasets that the Kedro project reads and no node writes."""

import dagster as dg

singers = dg.AssetSpec(
    "singers",
    group_name="external",
    kinds={"csv", "pandas"},
).with_io_manager_key("singers_io_manager")
