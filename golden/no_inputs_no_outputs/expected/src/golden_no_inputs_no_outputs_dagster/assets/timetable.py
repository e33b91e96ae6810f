"""Assets of the Kedro pipeline `timetable`."""

import dagster as dg


@dg.multi_asset(
    outs={
        "crew": dg.AssetOut(io_manager_key="crew_io_manager", kinds={"json"}),
        "flags": dg.AssetOut(io_manager_key="flags_io_manager", kinds={"text"}),
    },
    group_name="timetable",
    op_tags={"kedro/node": "make_crew_and_flags"},
)
def make_crew_and_flags_asset():
    """Make two results out of nothing."""
    from golden_no_inputs_no_outputs.pipelines.timetable.nodes import (
        make_crew_and_flags,
    )

    return tuple(make_crew_and_flags())


@dg.asset(
    io_manager_key="departures_io_manager",
    group_name="timetable",
    kinds={"json"},
    op_tags={"kedro/node": "make_departures"},
)
def departures():
    """Make the departures of a day out of nothing."""
    from golden_no_inputs_no_outputs.pipelines.timetable.nodes import make_departures

    return make_departures()


@dg.asset(
    io_manager_key="fares_io_manager",
    group_name="timetable",
    kinds={"json"},
    op_tags={"kedro/node": "make_fares"},
)
def fares():
    """Make the fares, with every parameter left at its default."""
    from golden_no_inputs_no_outputs.pipelines.timetable.nodes import make_fares

    return make_fares()


@dg.asset(
    group_name="timetable",
    kinds={"memory"},
    op_tags={"kedro/node": "make_tides"},
)
def tides():
    """Make the tides, which nobody keeps but the node that posts them."""
    from golden_no_inputs_no_outputs.pipelines.timetable.nodes import make_tides

    return make_tides()
