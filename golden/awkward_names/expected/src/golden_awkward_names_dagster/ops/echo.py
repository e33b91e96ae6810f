"""Ops of the Kedro pipeline `echo`."""

import dagster as dg


@dg.op(
    ins={
        "seeds": dg.In(input_manager_key="seeds_io_manager"),
    },
    out={
        "echo": dg.Out(io_manager_key="echo_io_manager"),
    },
    tags={"kedro/node": "echo"},
)
def echo_op(seeds):
    """Echo words; the pipeline, the node, the function and the output have one name."""
    from golden_awkward_names.pipelines.functions import echo

    return echo(seeds)
