"""Assets of the Kedro pipeline `stalls`."""

import dagster as dg

from ..parameters import CornerOfferConfig, FillShelfConfig, GateOfferConfig
from ..runtime.outputs import by_key


@dg.multi_asset(
    outs={
        "dry_mint_tea": dg.AssetOut(
            io_manager_key="dry_mint_tea_io_manager", kinds={"text"}
        ),
        "mint_tea": dg.AssetOut(io_manager_key="mint_tea_io_manager", kinds={"text"}),
    },
    group_name="stalls",
    op_tags={"kedro/node": "brew"},
)
def brew_asset(raw_stock):
    """Brew tea of dried and of fresh mint."""
    from golden_dataset_factories.pipelines.stalls.nodes import brew

    return tuple(brew(raw_stock))


@dg.asset(
    key=["corner", "offers"],
    io_manager_key="corner__offers_io_manager",
    group_name="corner",
    kinds={"json"},
    op_tags={"kedro/node": "corner.offer"},
)
def corner__offers(config: CornerOfferConfig, raw_prices):
    """Offer the goods at a discount."""
    from golden_dataset_factories.pipelines.stalls.nodes import offer

    return offer(raw_prices, config.corner__discount)


@dg.asset(
    key=["corner", "offer_sign"],
    ins={
        "corner__offers": dg.AssetIn(key=["corner", "offers"]),
    },
    io_manager_key="corner__offer_sign_io_manager",
    group_name="corner",
    kinds={"text"},
    op_tags={"kedro/node": "corner.paint_sign"},
)
def corner__offer_sign(corner__offers):
    """Paint a sign with the offers."""
    from golden_dataset_factories.pipelines.stalls.nodes import paint_sign

    return paint_sign(corner__offers)


@dg.asset(
    io_manager_key="box_shelf_io_manager",
    group_name="stalls",
    kinds={"partitioned"},
    op_tags={"kedro/node": "fill_shelf"},
)
def box_shelf(config: FillShelfConfig):
    """Fill a shelf with a box for each good."""
    from golden_dataset_factories.pipelines.stalls.nodes import fill_shelf

    return fill_shelf(config.goods)


@dg.asset(
    io_manager_key="box_counts_io_manager",
    group_name="stalls",
    kinds={"json"},
    op_tags={"kedro/node": "count_boxes"},
)
def box_counts(box_shelf):
    """Count the letters on the boxes of the shelf."""
    from golden_dataset_factories.pipelines.stalls.nodes import count_boxes

    return count_boxes(box_shelf)


@dg.asset(
    key=["gate", "offers"],
    io_manager_key="gate__offers_io_manager",
    group_name="gate",
    kinds={"json"},
    op_tags={"kedro/node": "gate.offer"},
)
def gate__offers(config: GateOfferConfig, raw_prices):
    """Offer the goods at a discount."""
    from golden_dataset_factories.pipelines.stalls.nodes import offer

    return offer(raw_prices, config.gate__discount)


@dg.asset(
    key=["gate", "offer_sign"],
    ins={
        "gate__offers": dg.AssetIn(key=["gate", "offers"]),
    },
    io_manager_key="gate__offer_sign_io_manager",
    group_name="gate",
    kinds={"text"},
    op_tags={"kedro/node": "gate.paint_sign"},
)
def gate__offer_sign(gate__offers):
    """Paint a sign with the offers."""
    from golden_dataset_factories.pipelines.stalls.nodes import paint_sign

    return paint_sign(gate__offers)


@dg.multi_asset(
    outs={
        "leek_at_window": dg.AssetOut(
            io_manager_key="leek_at_window_io_manager", kinds={"json"}
        ),
        "apple_at_door": dg.AssetOut(
            io_manager_key="apple_at_door_io_manager", kinds={"json"}
        ),
    },
    group_name="stalls",
    op_tags={"kedro/node": "place_goods"},
)
def place_goods_asset(raw_stock):
    """Place apples at the door and leek at the window."""
    from golden_dataset_factories.pipelines.stalls.nodes import place_goods

    return by_key(place_goods(raw_stock), "window", "door")


@dg.multi_asset(
    outs={
        "apple_price_list": dg.AssetOut(
            io_manager_key="apple_price_list_io_manager", kinds={"json"}
        ),
        "leek_price_list": dg.AssetOut(
            io_manager_key="leek_price_list_io_manager", kinds={"json"}
        ),
        "good_list": dg.AssetOut(io_manager_key="good_list_io_manager", kinds={"json"}),
    },
    group_name="stalls",
    op_tags={"kedro/node": "price_goods"},
)
def price_goods_asset(raw_stock, raw_prices):
    """Price the apples, the leek, and list everything."""
    from golden_dataset_factories.pipelines.stalls.nodes import price_goods

    return tuple(price_goods(raw_stock, raw_prices))


@dg.asset(
    io_manager_key="box_edition_io_manager",
    group_name="stalls",
    kinds={"json"},
    op_tags={"kedro/node": "print_edition"},
)
def box_edition(box_counts):
    """Print an edition of the boxes."""
    from golden_dataset_factories.pipelines.stalls.nodes import print_edition

    return print_edition(box_counts)


@dg.asset(
    io_manager_key="newest_boxes_io_manager",
    group_name="stalls",
    kinds={"json"},
    op_tags={"kedro/node": "read_edition"},
)
def newest_boxes(box_edition):
    """Read the newest edition."""
    from golden_dataset_factories.pipelines.stalls.nodes import read_edition

    return read_edition(box_edition)


@dg.multi_asset(
    outs={
        "stock_as_CSV": dg.AssetOut(
            io_manager_key="stock_as_CSV_io_manager",
            description="The stock as CSV",
            kinds={"csv", "pandas"},
            tags={"layer": "CSV"},
        ),
        "stock_as_JSON": dg.AssetOut(
            io_manager_key="stock_as_JSON_io_manager",
            description="The stock as JSON",
            kinds={"json", "pandas"},
            tags={"layer": "JSON"},
        ),
        "fruit_by_price_and_stock": dg.AssetOut(
            io_manager_key="fruit_by_price_and_stock_io_manager",
            kinds={"csv", "pandas"},
            metadata={"group": "price"},
        ),
        "stock_table": dg.AssetOut(
            io_manager_key="stock_table_io_manager",
            description="Read from memory as it was, and from the file with one column more",
            kinds={"cached"},
        ),
        "stock_kept_table": dg.AssetOut(
            io_manager_key="stock_kept_table_io_manager", kinds={"cached"}
        ),
    },
    group_name="stalls",
    op_tags={"kedro/node": "tabulate"},
)
def tabulate_asset(raw_stock, raw_prices):
    """Tabulate stock and prices, five times."""
    from golden_dataset_factories.pipelines.stalls.nodes import tabulate

    return tuple(tabulate(raw_stock, raw_prices))


@dg.asset(
    io_manager_key="table_columns_io_manager",
    group_name="stalls",
    kinds={"json"},
    op_tags={"kedro/node": "compare_tables"},
)
def table_columns(stock_table, stock_kept_table, fruit_by_price_and_stock):
    """Compare the columns of tables that come from memory and from a file."""
    from golden_dataset_factories.pipelines.stalls.nodes import compare_tables

    return compare_tables(stock_table, stock_kept_table, fruit_by_price_and_stock)
