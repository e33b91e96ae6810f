"""Datasets that the Kedro project reads and no node writes."""

import dagster as dg

arrivals = dg.AssetSpec(
    "arrivals",
    group_name="external",
    kinds={"incremental", "partitions"},
).with_io_manager_key("arrivals_io_manager")

counts = dg.AssetSpec(
    "counts",
    group_name="external",
    kinds={"partitioned"},
).with_io_manager_key("counts_io_manager")

departures = dg.AssetSpec(
    "departures",
    group_name="external",
    kinds={"incremental", "partitions"},
).with_io_manager_key("departures_io_manager")

moults = dg.AssetSpec(
    "moults",
    group_name="external",
    kinds={"incremental", "partitions"},
).with_io_manager_key("moults_io_manager")

nests = dg.AssetSpec(
    "nests",
    group_name="external",
    kinds={"incremental", "partitions"},
).with_io_manager_key("nests_io_manager")

outer_counts = dg.AssetSpec(
    "outer_counts",
    group_name="external",
    kinds={"partitioned"},
).with_io_manager_key("outer_counts_io_manager")

rings = dg.AssetSpec(
    "rings",
    group_name="external",
    kinds={"incremental", "partitions"},
).with_io_manager_key("rings_io_manager")

stories = dg.AssetSpec(
    "stories",
    group_name="external",
    kinds={"partitioned"},
).with_io_manager_key("stories_io_manager")
