"""Ops of the Kedro pipeline `back`."""

import dagster as dg


@dg.op(
    ins={
        "downstream": dg.In(input_manager_key="downstream_io_manager"),
    },
    out={
        "upstream": dg.Out(io_manager_key="upstream_io_manager"),
    },
    tags={"kedro/node": "swim"},
)
def swim(downstream):
    """Let the fish swim up."""
    from golden_shared_outputs.pipelines.back.pipeline import swim

    return swim(downstream)
