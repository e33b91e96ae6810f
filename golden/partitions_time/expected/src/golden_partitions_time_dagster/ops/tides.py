"""Ops of the Kedro pipeline `tides`."""

import dagster as dg

from ..runtime.partition_keys import partition_key


@dg.op(
    ins={
        "readings": dg.In(dg.Nothing),
        "gauge": dg.In(input_manager_key="gauge_io_manager"),
    },
    out={
        "corrected": dg.Out(io_manager_key="corrected_io_manager"),
    },
    required_resource_keys={"readings_io_manager"},
    tags={"kedro/node": "correct"},
)
def correct(context, gauge):
    """Correct the readings of a day."""
    from golden_partitions_time.pipelines.tides.nodes import correct

    readings = context.resources.readings_io_manager.load(
        context, [partition_key(context)]
    )
    return correct(readings, gauge)


@dg.op(
    ins={
        "corrected": dg.In(dg.Nothing),
    },
    out={
        "highs": dg.Out(io_manager_key="highs_io_manager"),
    },
    required_resource_keys={"corrected_io_manager"},
    tags={"kedro/node": "find_high"},
)
def find_high(context):
    """Find the high tide of a day."""
    from golden_partitions_time.pipelines.tides.nodes import find_high

    corrected = context.resources.corrected_io_manager.load(
        context, [partition_key(context)]
    )
    return find_high(corrected)
