"""Datasets that the Kedro project reads and no node writes."""

import dagster as dg

departures_raw = dg.AssetSpec(
    "departures_raw",
    description="Bikes taken out per station and day, split by kind of rider.",
    group_name="raw",
    kinds={"excel", "pandas"},
    owners=["team:operations"],
    tags={"layer": "raw"},
).with_io_manager_key("departures_raw_io_manager")

stations_raw = dg.AssetSpec(
    "stations_raw",
    description="Docking stations as exported by the city's asset register.",
    group_name="raw",
    kinds={"csv", "pandas"},
    owners=["team:operations"],
    tags={"layer": "raw"},
).with_io_manager_key("stations_raw_io_manager")

weather_raw = dg.AssetSpec(
    "weather_raw",
    group_name="external",
    kinds={"json"},
    tags={"layer": "raw"},
).with_io_manager_key("weather_raw_io_manager")
