"""Jobs: one for each registered Kedro pipeline."""

import dagster as dg

from .assets.external import plain_motto, seedlings
from .ops.nursery import dig_beds, price, repeat, show_motto, show_options, show_types


@dg.job(name="__default__", executor_def=dg.in_process_executor)
def default():
    """Kedro pipeline `__default__`."""
    dig_beds()
    price(seedlings)
    motto = repeat(plain_motto)
    show_motto(motto)
    show_options()
    show_types(seedlings)


@dg.job(executor_def=dg.in_process_executor)
def nursery():
    """Kedro pipeline `nursery`."""
    dig_beds()
    price(seedlings)
    motto = repeat(plain_motto)
    show_motto(motto)
    show_options()
    show_types(seedlings)
