"""Datasets that the Kedro project reads and no node writes."""

import dagster as dg

bern__airport__sales = dg.AssetSpec(
    ["bern", "airport", "sales"],
    group_name="external",
    kinds={"text"},
).with_io_manager_key("bern__airport__sales_io_manager")

bern__station__sales = dg.AssetSpec(
    ["bern", "station", "sales"],
    group_name="external",
    kinds={"text"},
).with_io_manager_key("bern__station__sales_io_manager")

rome__airport__sales = dg.AssetSpec(
    ["rome", "airport", "sales"],
    group_name="external",
    kinds={"text"},
).with_io_manager_key("rome__airport__sales_io_manager")
