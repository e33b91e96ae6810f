"""Jobs: one for each registered Kedro pipeline."""

import dagster as dg

from .assets.external import (
    arrivals,
    counts,
    departures,
    moults,
    nests,
    outer_counts,
    rings,
    stories,
)
from .ops.counting import (
    add_up,
    add_up_outer_counts,
    draft,
    measure_stories,
    revise,
    tabulate,
    total,
)
from .ops.watching import (
    count_eggs,
    log_arrivals,
    log_departures,
    post_sightings,
    publish,
    read_rings,
    sweep_feathers,
)

# Assets that jobs read and do not make.
sightings = dg.AssetSpec("sightings")


@dg.job(name="__default__", executor_def=dg.in_process_executor)
def default():
    """Kedro pipeline `__default__`."""
    add_up_outer_counts(outer_counts)
    count_eggs(nests)
    drafts = draft(counts)
    log_arrivals(arrivals)
    departure_log = log_departures(departures)
    measure_stories(stories)
    post_sightings(sightings)
    read_rings(rings)
    revise(drafts)
    feathers = sweep_feathers(moults)
    publish(departure_log, feathers)
    tabulate(counts)
    totals = total(counts)
    add_up(totals)


@dg.job(executor_def=dg.in_process_executor)
def counting():
    """Kedro pipeline `counting`."""
    add_up_outer_counts(outer_counts)
    drafts = draft(counts)
    measure_stories(stories)
    revise(drafts)
    tabulate(counts)
    totals = total(counts)
    add_up(totals)


@dg.job(executor_def=dg.in_process_executor)
def watching():
    """Kedro pipeline `watching`."""
    count_eggs(nests)
    log_arrivals(arrivals)
    departure_log = log_departures(departures)
    post_sightings(sightings)
    read_rings(rings)
    feathers = sweep_feathers(moults)
    publish(departure_log, feathers)
