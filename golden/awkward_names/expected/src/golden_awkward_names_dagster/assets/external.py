"""Datasets that the Kedro project reads and no node writes."""

import dagster as dg

jobs = dg.AssetSpec(
    "jobs",
    group_name="external",
    kinds={"json"},
).with_io_manager_key("jobs_io_manager")

list_ = dg.AssetSpec(
    "list",
    group_name="external",
    kinds={"json"},
).with_io_manager_key("list_io_manager")

resources = dg.AssetSpec(
    "resources",
    group_name="external",
    kinds={"json"},
).with_io_manager_key("resources_io_manager")

seeds = dg.AssetSpec(
    "seeds",
    group_name="external",
    kinds={"json"},
).with_io_manager_key("seeds_io_manager")
