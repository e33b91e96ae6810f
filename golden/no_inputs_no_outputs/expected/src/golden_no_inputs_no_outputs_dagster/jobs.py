"""Jobs: one for each registered Kedro pipeline."""

import dagster as dg

from .ops.timetable import (
    log_fares,
    make_crew_and_flags,
    make_departures,
    make_fares,
    make_tides,
    post_board,
    post_greeting,
    post_tides,
)

# Assets that jobs read and do not make.
piers = dg.AssetSpec("piers")


@dg.job(name="__default__", executor_def=dg.in_process_executor)
def default():
    """Kedro pipeline `__default__`."""
    make_crew_and_flags()
    departures = make_departures()
    fares = make_fares()
    log_fares(fares)
    tides = make_tides()
    post_board(departures, piers)
    post_greeting()
    post_tides(tides)


@dg.job(executor_def=dg.in_process_executor)
def timetable():
    """Kedro pipeline `timetable`."""
    make_crew_and_flags()
    departures = make_departures()
    fares = make_fares()
    log_fares(fares)
    tides = make_tides()
    post_board(departures, piers)
    post_greeting()
    post_tides(tides)
