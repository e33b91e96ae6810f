"""Assets of the Kedro pipeline `winding`."""

from datetime import timedelta

import dagster as dg


@dg.asset(
    io_manager_key="wound_io_manager",
    description="Clocks that will go for a day.",
    group_name="winding",
    kinds={"json", "spring"},
    owners=["team:clocks"],
    tags={"loud": "no"},
    automation_condition=dg.AutomationCondition.eager(),
    freshness_policy=dg.FreshnessPolicy.time_window(
        fail_window=timedelta(days=1, hours=12), warn_window=timedelta(days=1)
    ),
    op_tags={"kedro/node": "wind"},
    retry_policy=dg.RetryPolicy(
        max_retries=3, delay=2.0, backoff=dg.Backoff.LINEAR, jitter=dg.Jitter.FULL
    ),
    pool="springs",
)
def wound(clocks):
    from golden_dagster_metadata.nodes import wind

    return wind(clocks)
