"""Assets of the Kedro pipeline `there`."""

import dagster as dg


@dg.asset(
    io_manager_key="downstream_io_manager",
    group_name="there",
    kinds={"json"},
    op_tags={"kedro/node": "flow"},
)
def downstream(upstream):
    """Let the river flow down."""
    from golden_shared_outputs.pipelines.there.pipeline import flow

    return flow(upstream)
