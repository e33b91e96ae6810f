"""Jobs: one for each registered Kedro pipeline."""

import dagster as dg

from .assets.external import luggage
from .ops.shelving import shelve, split_by_hall, weigh


@dg.job(name="__default__", executor_def=dg.in_process_executor)
def default():
    """Kedro pipeline `__default__`."""
    shelves = shelve(luggage)
    shelves_by_hall = split_by_hall(shelves)
    weigh(shelves_by_hall)


@dg.job(executor_def=dg.in_process_executor)
def shelving():
    """Kedro pipeline `shelving`."""
    shelves = shelve(luggage)
    shelves_by_hall = split_by_hall(shelves)
    weigh(shelves_by_hall)
