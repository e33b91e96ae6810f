"""Ops of the Kedro pipeline `winding`."""

import dagster as dg


@dg.op(
    ins={
        "clocks": dg.In(input_manager_key="clocks_io_manager"),
    },
    out={
        "wound": dg.Out(io_manager_key="wound_io_manager"),
    },
    tags={"kedro/node": "wind"},
    retry_policy=dg.RetryPolicy(
        max_retries=3, delay=2.0, backoff=dg.Backoff.LINEAR, jitter=dg.Jitter.FULL
    ),
    pool="springs",
)
def wind(clocks):
    from golden_dagster_metadata.nodes import wind

    return wind(clocks)
