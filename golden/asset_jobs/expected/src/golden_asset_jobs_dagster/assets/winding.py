"""Assets of the Kedro pipeline `winding`."""

import dagster as dg


@dg.asset(
    io_manager_key="wound_io_manager",
    group_name="winding",
    kinds={"json"},
    op_tags={"kedro/node": "wind"},
)
def wound(clocks):
    from golden_asset_jobs.nodes import wind

    return wind(clocks)
