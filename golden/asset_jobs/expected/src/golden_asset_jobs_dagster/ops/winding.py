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
)
def wind(clocks):
    from golden_asset_jobs.nodes import wind

    return wind(clocks)
