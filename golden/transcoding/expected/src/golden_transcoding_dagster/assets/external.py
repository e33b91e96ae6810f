"""Datasets that the Kedro project reads and no node writes."""

import dagster as dg

fuel = dg.AssetSpec(
    "fuel",
    group_name="external",
    kinds={"csv", "pandas"},
).with_io_manager_key("fuel_pandas_io_manager")

lamp = dg.AssetSpec(
    "lamp",
    group_name="external",
    kinds={"json"},
).with_io_manager_key("lamp_json_io_manager")
