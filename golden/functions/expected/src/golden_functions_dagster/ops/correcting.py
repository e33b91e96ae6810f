"""Ops of the Kedro pipeline `correcting`."""

import dagster as dg


@dg.op(
    ins={
        "readings": dg.In(input_manager_key="readings_io_manager"),
    },
    out={
        "complete": dg.Out(),
    },
    tags={"kedro/node": "drop_gaps"},
)
def drop_gaps(readings):
    """Drop the readings that have no level."""
    from golden_functions.pipelines.correcting.nodes import drop_gaps

    return drop_gaps(readings)


@dg.op(
    out={
        "in_order": dg.Out(),
    },
    tags={"kedro/node": "sort_by_hour"},
)
def sort_by_hour(complete):
    """Put the readings in the order of their hours."""
    from golden_functions.pipelines.correcting.nodes import sort_by_hour

    return sort_by_hour(complete)


@dg.op(
    out={
        "in_metres": dg.Out(),
    },
    tags={"kedro/node": "to_metres"},
)
def to_metres(in_order):
    from golden_functions.pipelines.correcting.nodes import to_metres

    return to_metres(in_order)


@dg.op(
    out={
        "own": dg.Out(),
    },
    tags={"kedro/node": "own_readings"},
)
def own_readings(in_metres):
    """Keep the readings of the harbour's own gauges."""
    from golden_functions.pipelines.correcting.nodes import Harbour

    return Harbour.own_readings(in_metres)


@dg.op(
    out={
        "above_datum": dg.Out(),
    },
    tags={"kedro/node": "above_datum"},
)
def above_datum_op(own):
    """Measure the levels from the chart datum."""
    from golden_functions.pipelines.correcting.nodes import old_harbour

    return old_harbour.above_datum(own)


@dg.op(
    out={
        "corrected": dg.Out(io_manager_key="corrected_io_manager"),
    },
    tags={"kedro/node": "clip_spikes"},
)
def clip_spikes(above_datum):
    """Clip the levels to what the gauge can measure."""
    from golden_functions.pipelines.correcting.nodes import clip_spikes

    return clip_spikes(above_datum)


@dg.op(
    out={
        "high_water": dg.Out(io_manager_key="high_water_io_manager"),
    },
    tags={"kedro/node": "is_high"},
)
def is_high(above_datum):
    """Tell for each reading whether the water is high."""
    from golden_functions.pipelines.correcting.nodes import Harbour

    return Harbour.is_high(above_datum)
