"""Datasets that the Kedro project reads and no node writes."""

import dagster as dg

raw_prices = dg.AssetSpec(
    "raw_prices",
    group_name="external",
    kinds={"json"},
).with_io_manager_key("raw_prices_io_manager")

raw_stock = dg.AssetSpec(
    "raw_stock",
    group_name="external",
    kinds={"json"},
).with_io_manager_key("raw_stock_io_manager")
