"""Ops of the Kedro pipeline `timetable`."""

import dagster as dg

from ..parameters import (
    LogFaresConfig,
    PostBoardConfig,
    PostGreetingConfig,
    PostTidesConfig,
)


@dg.op(
    out={
        "crew": dg.Out(io_manager_key="crew_io_manager"),
        "flags": dg.Out(io_manager_key="flags_io_manager"),
    },
    tags={"kedro/node": "make_crew_and_flags"},
)
def make_crew_and_flags():
    """Make two results out of nothing."""
    from golden_no_inputs_no_outputs.pipelines.timetable.nodes import (
        make_crew_and_flags,
    )

    return tuple(make_crew_and_flags())


@dg.op(
    out={
        "departures": dg.Out(io_manager_key="departures_io_manager"),
    },
    tags={"kedro/node": "make_departures"},
)
def make_departures():
    """Make the departures of a day out of nothing."""
    from golden_no_inputs_no_outputs.pipelines.timetable.nodes import make_departures

    return make_departures()


@dg.op(
    out={
        "fares": dg.Out(io_manager_key="fares_io_manager"),
    },
    tags={"kedro/node": "make_fares"},
)
def make_fares():
    """Make the fares, with every parameter left at its default."""
    from golden_no_inputs_no_outputs.pipelines.timetable.nodes import make_fares

    return make_fares()


@dg.op(
    ins={
        "fares": dg.In(input_manager_key="fares_io_manager"),
    },
    out=dg.Out(dg.Nothing),
    tags={"kedro/node": "log_fares"},
)
def log_fares(config: LogFaresConfig, fares):
    """Log the fares and return how many there are, which nobody asked for."""
    from golden_no_inputs_no_outputs.pipelines.timetable.nodes import log_fares

    log_fares(fares, config.log_path)


@dg.op(
    out={
        "tides": dg.Out(),
    },
    tags={"kedro/node": "make_tides"},
)
def make_tides():
    """Make the tides, which nobody keeps but the node that posts them."""
    from golden_no_inputs_no_outputs.pipelines.timetable.nodes import make_tides

    return make_tides()


@dg.op(
    ins={
        "departures": dg.In(input_manager_key="departures_io_manager"),
        "piers": dg.In(input_manager_key="piers_io_manager"),
    },
    out=dg.Out(dg.Nothing),
    tags={"kedro/node": "post_board"},
)
def post_board(config: PostBoardConfig, departures, piers):
    """Post the departures on the board of every pier."""
    from golden_no_inputs_no_outputs.pipelines.timetable.nodes import post_board

    post_board(departures, piers, config.board_path)


@dg.op(
    out=dg.Out(dg.Nothing),
    tags={"kedro/node": "post_greeting"},
)
def post_greeting(config: PostGreetingConfig):
    """Post the greeting of the captain, taken from the parameters alone."""
    from golden_no_inputs_no_outputs.pipelines.timetable.nodes import post_greeting

    post_greeting(config.greeting.model_dump())


@dg.op(
    out=dg.Out(dg.Nothing),
    tags={"kedro/node": "post_tides"},
)
def post_tides(config: PostTidesConfig, tides):
    """Post the tides of the day."""
    from golden_no_inputs_no_outputs.pipelines.timetable.nodes import post_tides

    post_tides(path=config.tide_path, tides=tides)
