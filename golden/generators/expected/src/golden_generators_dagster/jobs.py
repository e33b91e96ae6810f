"""Jobs: one for each registered Kedro pipeline."""

import dagster as dg

from .assets.external import orders
from .ops.baking import bake, cool, report_cooling, show_trays, strike_hours, weigh
from .ops.selling import (
    call_prices,
    cut,
    iterate_labels,
    list_orders,
    pair_orders,
    sell,
    unzip_orders,
)


@dg.job(name="__default__", executor_def=dg.in_process_executor)
def default():
    """Kedro pipeline `__default__`."""
    notes = bake()
    call_prices(orders)
    cooling = cool(notes)
    cut(orders)
    iterate_labels(orders)
    list_orders(orders)
    pair_orders(orders)
    report_cooling(cooling)
    sell(orders)
    show_trays()
    strike_hours()
    unzip_orders(orders)
    weigh(notes)


@dg.job(executor_def=dg.in_process_executor)
def baking():
    """Kedro pipeline `baking`."""
    notes = bake()
    cooling = cool(notes)
    report_cooling(cooling)
    show_trays()
    strike_hours()
    weigh(notes)


@dg.job(executor_def=dg.in_process_executor)
def selling():
    """Kedro pipeline `selling`."""
    call_prices(orders)
    cut(orders)
    iterate_labels(orders)
    list_orders(orders)
    pair_orders(orders)
    sell(orders)
    unzip_orders(orders)
