"""Datasets that the Kedro project reads and no node writes."""

import dagster as dg

makers = dg.AssetSpec(
    "makers",
    group_name="external",
    kinds={"text"},
).with_io_manager_key("makers_io_manager")

opening_hours = dg.AssetSpec(
    "opening_hours",
    group_name="external",
    kinds={"openinghours"},
).with_io_manager_key("opening_hours_io_manager")

things = dg.AssetSpec(
    "things",
    description="All that is in the museum",
    group_name="museum",
    kinds={"json"},
    owners=["curator@museum.example"],
    tags={"layer": "raw"},
).with_io_manager_key("things_io_manager")
