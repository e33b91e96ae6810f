"""Assets of the Kedro pipeline `striking`."""

import dagster as dg


@dg.asset(
    io_manager_key="struck_io_manager",
    group_name="striking",
    kinds={"text"},
    op_tags={"kedro/node": "strike"},
)
def struck(wound):
    from golden_executors.nodes import strike

    return strike(wound)
