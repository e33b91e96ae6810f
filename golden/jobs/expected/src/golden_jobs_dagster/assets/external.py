"""Datasets that the Kedro project reads and no node writes."""

import dagster as dg

grain = dg.AssetSpec(
    "grain",
    group_name="external",
    kinds={"text"},
).with_io_manager_key("grain_io_manager")
