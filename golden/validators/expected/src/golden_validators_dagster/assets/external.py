"""Datasets that the Kedro project reads and no node writes."""

import dagster as dg

flowers = dg.AssetSpec(
    "flowers",
    group_name="external",
    kinds={"json"},
).with_io_manager_key("flowers_io_manager")

hives = dg.AssetSpec(
    "hives",
    group_name="external",
    kinds={"json"},
).with_io_manager_key("hives_io_manager")

jars = dg.AssetSpec(
    "jars",
    group_name="external",
    kinds={"csv", "pandas"},
).with_io_manager_key("jars_io_manager")
