"""Jobs: one for each registered Kedro pipeline."""

import dagster as dg

from .assets.external import raw_prices, raw_stock
from .ops.carts import load_carts, push_carts, unload_carts
from .ops.stalls import (
    brew,
    compare_tables,
    corner__offer,
    corner__paint_sign,
    count_boxes,
    fill_shelf,
    gate__offer,
    gate__paint_sign,
    place_goods,
    price_goods,
    print_edition,
    read_edition,
    tabulate,
)


@dg.job(name="__default__", executor_def=dg.in_process_executor)
def default():
    """Kedro pipeline `__default__`."""
    brew(raw_stock)
    corner__offers = corner__offer(raw_prices)
    corner__paint_sign(corner__offers)
    box_shelf = fill_shelf()
    box_counts = count_boxes(box_shelf)
    gate__offers = gate__offer(raw_prices)
    gate__paint_sign(gate__offers)
    cart_copied_by_assign, cart_copied_by_copy, cart_copied_by_deepcopy = load_carts()
    place_goods(raw_stock)
    price_goods(raw_stock, raw_prices)
    box_edition = print_edition(box_counts)
    pushed = push_carts(
        cart_copied_by_assign, cart_copied_by_copy, cart_copied_by_deepcopy
    )
    read_edition(box_edition)
    _, _, fruit_by_price_and_stock, stock_table, stock_kept_table = tabulate(
        raw_stock, raw_prices
    )
    compare_tables(stock_table, stock_kept_table, fruit_by_price_and_stock)
    unload_carts(
        cart_copied_by_assign, cart_copied_by_copy, cart_copied_by_deepcopy, pushed
    )


@dg.job(executor_def=dg.in_process_executor)
def carts():
    """Kedro pipeline `carts`."""
    cart_copied_by_assign, cart_copied_by_copy, cart_copied_by_deepcopy = load_carts()
    pushed = push_carts(
        cart_copied_by_assign, cart_copied_by_copy, cart_copied_by_deepcopy
    )
    unload_carts(
        cart_copied_by_assign, cart_copied_by_copy, cart_copied_by_deepcopy, pushed
    )


@dg.job(executor_def=dg.in_process_executor)
def stalls():
    """Kedro pipeline `stalls`."""
    brew(raw_stock)
    corner__offers = corner__offer(raw_prices)
    corner__paint_sign(corner__offers)
    box_shelf = fill_shelf()
    box_counts = count_boxes(box_shelf)
    gate__offers = gate__offer(raw_prices)
    gate__paint_sign(gate__offers)
    place_goods(raw_stock)
    price_goods(raw_stock, raw_prices)
    box_edition = print_edition(box_counts)
    read_edition(box_edition)
    _, _, fruit_by_price_and_stock, stock_table, stock_kept_table = tabulate(
        raw_stock, raw_prices
    )
    compare_tables(stock_table, stock_kept_table, fruit_by_price_and_stock)
