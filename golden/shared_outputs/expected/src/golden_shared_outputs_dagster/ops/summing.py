"""Ops of the Kedro pipeline `summing`."""

import dagster as dg


@dg.op(
    ins={
        "readings": dg.In(input_manager_key="readings_io_manager"),
    },
    out={
        "summary": dg.Out(io_manager_key="summary_io_manager"),
    },
    tags={"kedro/node": "summarise"},
)
def summarise(trend, readings):
    """Summarise the readings by their trend."""
    from golden_shared_outputs.pipelines.summing.pipeline import summarise

    return summarise(trend, readings)
