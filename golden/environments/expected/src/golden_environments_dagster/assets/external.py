"""Datasets that the Kedro project reads and no node writes."""

import dagster as dg

orders = dg.AssetSpec(
    "orders",
    group_name="external",
    kinds={"json"},
).with_io_manager_key("orders_io_manager")
