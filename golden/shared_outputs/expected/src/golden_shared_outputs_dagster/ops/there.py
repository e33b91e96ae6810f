"""Ops of the Kedro pipeline `there`."""

import dagster as dg


@dg.op(
    ins={
        "upstream": dg.In(input_manager_key="upstream_io_manager"),
    },
    out={
        "downstream": dg.Out(io_manager_key="downstream_io_manager"),
    },
    tags={"kedro/node": "flow"},
)
def flow(upstream):
    """Let the river flow down."""
    from golden_shared_outputs.pipelines.there.pipeline import flow

    return flow(upstream)
