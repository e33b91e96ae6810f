"""Ops of the Kedro pipeline `striking`."""

import dagster as dg


@dg.op(
    ins={
        "wound": dg.In(input_manager_key="wound_io_manager"),
    },
    out={
        "struck": dg.Out(io_manager_key="struck_io_manager"),
    },
    tags={"kedro/node": "strike"},
)
def strike(wound):
    from golden_loggers.nodes import strike

    return strike(wound)
