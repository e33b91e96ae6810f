"""Ops of the Kedro pipeline `stalls`."""

import dagster as dg

from ..parameters import CornerOfferConfig, FillShelfConfig, GateOfferConfig
from ..runtime.outputs import by_key


@dg.op(
    ins={
        "raw_stock": dg.In(input_manager_key="raw_stock_io_manager"),
    },
    out={
        "dry_mint_tea": dg.Out(io_manager_key="dry_mint_tea_io_manager"),
        "mint_tea": dg.Out(io_manager_key="mint_tea_io_manager"),
    },
    tags={"kedro/node": "brew"},
)
def brew(raw_stock):
    """Brew tea of dried and of fresh mint."""
    from golden_dataset_factories.pipelines.stalls.nodes import brew

    return tuple(brew(raw_stock))


@dg.op(
    ins={
        "raw_prices": dg.In(input_manager_key="raw_prices_io_manager"),
    },
    out={
        "corner__offers": dg.Out(io_manager_key="corner__offers_io_manager"),
    },
    tags={"kedro/node": "corner.offer"},
)
def corner__offer(config: CornerOfferConfig, raw_prices):
    """Offer the goods at a discount."""
    from golden_dataset_factories.pipelines.stalls.nodes import offer

    return offer(raw_prices, config.corner__discount)


@dg.op(
    ins={
        "corner__offers": dg.In(input_manager_key="corner__offers_io_manager"),
    },
    out={
        "corner__offer_sign": dg.Out(io_manager_key="corner__offer_sign_io_manager"),
    },
    tags={"kedro/node": "corner.paint_sign"},
)
def corner__paint_sign(corner__offers):
    """Paint a sign with the offers."""
    from golden_dataset_factories.pipelines.stalls.nodes import paint_sign

    return paint_sign(corner__offers)


@dg.op(
    out={
        "box_shelf": dg.Out(io_manager_key="box_shelf_io_manager"),
    },
    tags={"kedro/node": "fill_shelf"},
)
def fill_shelf(config: FillShelfConfig):
    """Fill a shelf with a box for each good."""
    from golden_dataset_factories.pipelines.stalls.nodes import fill_shelf

    return fill_shelf(config.goods)


@dg.op(
    ins={
        "box_shelf": dg.In(input_manager_key="box_shelf_io_manager"),
    },
    out={
        "box_counts": dg.Out(io_manager_key="box_counts_io_manager"),
    },
    tags={"kedro/node": "count_boxes"},
)
def count_boxes(box_shelf):
    """Count the letters on the boxes of the shelf."""
    from golden_dataset_factories.pipelines.stalls.nodes import count_boxes

    return count_boxes(box_shelf)


@dg.op(
    ins={
        "raw_prices": dg.In(input_manager_key="raw_prices_io_manager"),
    },
    out={
        "gate__offers": dg.Out(io_manager_key="gate__offers_io_manager"),
    },
    tags={"kedro/node": "gate.offer"},
)
def gate__offer(config: GateOfferConfig, raw_prices):
    """Offer the goods at a discount."""
    from golden_dataset_factories.pipelines.stalls.nodes import offer

    return offer(raw_prices, config.gate__discount)


@dg.op(
    ins={
        "gate__offers": dg.In(input_manager_key="gate__offers_io_manager"),
    },
    out={
        "gate__offer_sign": dg.Out(io_manager_key="gate__offer_sign_io_manager"),
    },
    tags={"kedro/node": "gate.paint_sign"},
)
def gate__paint_sign(gate__offers):
    """Paint a sign with the offers."""
    from golden_dataset_factories.pipelines.stalls.nodes import paint_sign

    return paint_sign(gate__offers)


@dg.op(
    ins={
        "raw_stock": dg.In(input_manager_key="raw_stock_io_manager"),
    },
    out={
        "leek_at_window": dg.Out(io_manager_key="leek_at_window_io_manager"),
        "apple_at_door": dg.Out(io_manager_key="apple_at_door_io_manager"),
    },
    tags={"kedro/node": "place_goods"},
)
def place_goods(raw_stock):
    """Place apples at the door and leek at the window."""
    from golden_dataset_factories.pipelines.stalls.nodes import place_goods

    return by_key(place_goods(raw_stock), "window", "door")


@dg.op(
    ins={
        "raw_stock": dg.In(input_manager_key="raw_stock_io_manager"),
        "raw_prices": dg.In(input_manager_key="raw_prices_io_manager"),
    },
    out={
        "apple_price_list": dg.Out(io_manager_key="apple_price_list_io_manager"),
        "leek_price_list": dg.Out(io_manager_key="leek_price_list_io_manager"),
        "good_list": dg.Out(io_manager_key="good_list_io_manager"),
    },
    tags={"kedro/node": "price_goods"},
)
def price_goods(raw_stock, raw_prices):
    """Price the apples, the leek, and list everything."""
    from golden_dataset_factories.pipelines.stalls.nodes import price_goods

    return tuple(price_goods(raw_stock, raw_prices))


@dg.op(
    ins={
        "box_counts": dg.In(input_manager_key="box_counts_io_manager"),
    },
    out={
        "box_edition": dg.Out(io_manager_key="box_edition_io_manager"),
    },
    tags={"kedro/node": "print_edition"},
)
def print_edition(box_counts):
    """Print an edition of the boxes."""
    from golden_dataset_factories.pipelines.stalls.nodes import print_edition

    return print_edition(box_counts)


@dg.op(
    ins={
        "box_edition": dg.In(input_manager_key="box_edition_io_manager"),
    },
    out={
        "newest_boxes": dg.Out(io_manager_key="newest_boxes_io_manager"),
    },
    tags={"kedro/node": "read_edition"},
)
def read_edition(box_edition):
    """Read the newest edition."""
    from golden_dataset_factories.pipelines.stalls.nodes import read_edition

    return read_edition(box_edition)


@dg.op(
    ins={
        "raw_stock": dg.In(input_manager_key="raw_stock_io_manager"),
        "raw_prices": dg.In(input_manager_key="raw_prices_io_manager"),
    },
    out={
        "stock_as_CSV": dg.Out(io_manager_key="stock_as_CSV_io_manager"),
        "stock_as_JSON": dg.Out(io_manager_key="stock_as_JSON_io_manager"),
        "fruit_by_price_and_stock": dg.Out(
            io_manager_key="fruit_by_price_and_stock_io_manager"
        ),
        "stock_table": dg.Out(io_manager_key="stock_table_io_manager"),
        "stock_kept_table": dg.Out(io_manager_key="stock_kept_table_io_manager"),
    },
    tags={"kedro/node": "tabulate"},
)
def tabulate(raw_stock, raw_prices):
    """Tabulate stock and prices, five times."""
    from golden_dataset_factories.pipelines.stalls.nodes import tabulate

    return tuple(tabulate(raw_stock, raw_prices))


@dg.op(
    ins={
        "stock_table": dg.In(input_manager_key="stock_table_io_manager"),
        "stock_kept_table": dg.In(input_manager_key="stock_kept_table_io_manager"),
        "fruit_by_price_and_stock": dg.In(
            input_manager_key="fruit_by_price_and_stock_io_manager"
        ),
    },
    out={
        "table_columns": dg.Out(io_manager_key="table_columns_io_manager"),
    },
    tags={"kedro/node": "compare_tables"},
)
def compare_tables(stock_table, stock_kept_table, fruit_by_price_and_stock):
    """Compare the columns of tables that come from memory and from a file."""
    from golden_dataset_factories.pipelines.stalls.nodes import compare_tables

    return compare_tables(stock_table, stock_kept_table, fruit_by_price_and_stock)
