"""Datasets that the Kedro project reads and no node writes."""

from datetime import timedelta

import dagster as dg

clocks = dg.AssetSpec(
    "clocks",
    group_name="external",
    kinds={"text"},
    freshness_policy=dg.FreshnessPolicy.cron(
        deadline_cron="0 9 * * *",
        lower_bound_delta=timedelta(hours=2),
        timezone="Europe/Zurich",
    ),
).with_io_manager_key("clocks_io_manager")
