"""Datasets that the Kedro project reads and no node writes."""

import dagster as dg

plain_motto = dg.AssetSpec(
    "plain_motto",
    group_name="external",
    kinds={"rendered"},
).with_io_manager_key("plain_motto_io_manager")

seedlings = dg.AssetSpec(
    "seedlings",
    group_name="external",
    kinds={"csv", "pandas"},
).with_io_manager_key("seedlings_io_manager")
