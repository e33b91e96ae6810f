"""Pipeline of generators with several outputs, and of iterables that are saved whole."""

from kedro.pipeline import Pipeline, node, pipeline

from .nodes import call_prices, cut, iterate_labels, list_orders, pair_orders, sell, unzip_orders


def create_pipeline(**kwargs: object) -> Pipeline:
    """Sell and cut loaf by loaf, and write up the orders as a whole."""
    return pipeline(
        [
            # One chunk of each output in turn: the diary shows it.
            node(sell, inputs="orders", outputs=["sold", "kept"], name="sell"),
            node(
                cut,
                inputs=["orders", "params:loaves_per_tray"],
                outputs={"crumb": "crumb", "waste": "waste", "crust": "crust"},
                name="cut",
            ),
            # Iterables, but not of generator functions.
            node(list_orders, "orders", "order_list", name="list_orders"),
            node(pair_orders, "orders", "order_pair", name="pair_orders"),
            node(iterate_labels, "orders", "labels", name="iterate_labels"),
            node(call_prices, "orders", "prices", name="call_prices"),
            node(unzip_orders, "orders", ["names", "counts"], name="unzip_orders"),
        ]
    )
