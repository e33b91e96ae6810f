"""Jobs: those of the Kedro project's `dagster.yml`."""

import dagster as dg

from .assets.external import orders
from .ops.bakery import bake, bill_orders, knead


@dg.job(name="__default__", executor_def=dg.in_process_executor)
def default():
    """Kedro pipeline `__default__`."""
    bill_orders(orders)
    dough = knead(orders)
    bake(dough)


@dg.job(executor_def=dg.in_process_executor)
def bakery():
    """Kedro pipeline `bakery`."""
    bill_orders(orders)
    dough = knead(orders)
    bake(dough)
