"""Assets of the Kedro pipeline `summing`."""

import dagster as dg


@dg.asset(
    io_manager_key="summary_io_manager",
    group_name="summing",
    kinds={"json"},
    op_tags={"kedro/node": "summarise"},
)
def summary(trend, readings):
    """Summarise the readings by their trend."""
    from golden_shared_outputs.pipelines.summing.pipeline import summarise

    return summarise(trend, readings)
