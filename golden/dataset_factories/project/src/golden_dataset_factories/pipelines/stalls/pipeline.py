"""Pipeline whose datasets have no entry of their own in the catalog."""

from kedro.pipeline import Pipeline, node, pipeline

from .nodes import (
    brew,
    compare_tables,
    count_boxes,
    fill_shelf,
    offer,
    paint_sign,
    place_goods,
    price_goods,
    print_edition,
    read_edition,
    tabulate,
)


def create_pipeline(**kwargs: object) -> Pipeline:
    """Sell at the stalls, each with its own discount."""
    stall = pipeline(
        [
            node(offer, ["raw_prices", "params:discount"], "offers", name="offer"),
            node(paint_sign, "offers", "offer_sign", name="paint_sign"),
        ]
    )
    hall = pipeline(
        [
            # An exact name, the specific pattern and the general one.
            node(
                price_goods,
                inputs=["raw_stock", "raw_prices"],
                outputs=["apple_price_list", "leek_price_list", "good_list"],
                name="price_goods",
            ),
            # Both match two patterns.
            node(brew, "raw_stock", ["dry_mint_tea", "mint_tea"], name="brew"),
            node(
                place_goods,
                inputs="raw_stock",
                outputs={"window": "leek_at_window", "door": "apple_at_door"},
                name="place_goods",
            ),
            node(
                tabulate,
                inputs=["raw_stock", "raw_prices"],
                outputs=[
                    "stock_as_CSV",
                    "stock_as_JSON",
                    "fruit_by_price_and_stock",
                    "stock_table",
                    "stock_kept_table",
                ],
                name="tabulate",
            ),
            node(
                compare_tables,
                inputs=["stock_table", "stock_kept_table", "fruit_by_price_and_stock"],
                outputs="table_columns",
                name="compare_tables",
            ),
            node(fill_shelf, "params:goods", "box_shelf", name="fill_shelf"),
            node(count_boxes, "box_shelf", "box_counts", name="count_boxes"),
            node(print_edition, "box_counts", "box_edition", name="print_edition"),
            node(read_edition, "box_edition", "newest_boxes", name="read_edition"),
        ]
    )
    return sum(
        (pipeline(stall, namespace=place, inputs="raw_prices") for place in ("corner", "gate")),
        start=hall,
    )
