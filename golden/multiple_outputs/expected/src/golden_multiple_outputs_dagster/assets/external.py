"""Datasets that the Kedro project reads and no node writes."""

import dagster as dg

samples = dg.AssetSpec(
    "samples",
    group_name="external",
    kinds={"csv", "pandas"},
).with_io_manager_key("samples_io_manager")
