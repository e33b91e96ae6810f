"""Assets of the Kedro pipeline `correcting`."""

import dagster as dg


@dg.asset(
    group_name="correcting",
    kinds={"memory"},
    op_tags={"kedro/node": "drop_gaps"},
)
def complete(readings):
    """Drop the readings that have no level."""
    from golden_functions.pipelines.correcting.nodes import drop_gaps

    return drop_gaps(readings)


@dg.asset(
    group_name="correcting",
    kinds={"memory"},
    op_tags={"kedro/node": "sort_by_hour"},
)
def in_order(complete):
    """Put the readings in the order of their hours."""
    from golden_functions.pipelines.correcting.nodes import sort_by_hour

    return sort_by_hour(complete)


@dg.asset(
    group_name="correcting",
    kinds={"memory"},
    op_tags={"kedro/node": "to_metres"},
)
def in_metres(in_order):
    from golden_functions.pipelines.correcting.nodes import to_metres

    return to_metres(in_order)


@dg.asset(
    group_name="correcting",
    kinds={"memory"},
    op_tags={"kedro/node": "own_readings"},
)
def own(in_metres):
    """Keep the readings of the harbour's own gauges."""
    from golden_functions.pipelines.correcting.nodes import Harbour

    return Harbour.own_readings(in_metres)


@dg.asset(
    group_name="correcting",
    kinds={"memory"},
    op_tags={"kedro/node": "above_datum"},
)
def above_datum(own):
    """Measure the levels from the chart datum."""
    from golden_functions.pipelines.correcting.nodes import old_harbour

    return old_harbour.above_datum(own)


@dg.asset(
    io_manager_key="corrected_io_manager",
    group_name="correcting",
    kinds={"json"},
    op_tags={"kedro/node": "clip_spikes"},
)
def corrected(above_datum):
    """Clip the levels to what the gauge can measure."""
    from golden_functions.pipelines.correcting.nodes import clip_spikes

    return clip_spikes(above_datum)


@dg.asset(
    io_manager_key="high_water_io_manager",
    group_name="correcting",
    kinds={"json"},
    op_tags={"kedro/node": "is_high"},
)
def high_water(above_datum):
    """Tell for each reading whether the water is high."""
    from golden_functions.pipelines.correcting.nodes import Harbour

    return Harbour.is_high(above_datum)
