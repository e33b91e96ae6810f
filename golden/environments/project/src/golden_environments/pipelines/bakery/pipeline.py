"""The bakery: the same steps everywhere, with other ovens, prices and shelves."""

from kedro.pipeline import Pipeline, node, pipeline

from .nodes import bake, bill, knead


def create_pipeline(**_: object) -> Pipeline:
    """Knead, bake and bill."""
    return pipeline(
        [
            node(knead, ["orders", "params:recipe"], "dough", name="knead"),
            node(bake, ["dough", "params:oven"], "loaves", name="bake"),
            node(
                bill,
                [
                    "orders",
                    "params:price",
                    "params:greeting",
                    "params:discounts",
                    "params:oven.degrees",
                ],
                "bill",
                name="bill_orders",
            ),
        ]
    )
