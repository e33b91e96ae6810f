"""Pipeline of two nodes that become one asset."""

from kedro.pipeline import Pipeline, node, pipeline

from .nodes import sell, set_prices


def create_pipeline(**kwargs: object) -> Pipeline:
    """Sell what was baked."""
    return pipeline(
        [
            node(set_prices, "loaves", "prices", name="set_prices"),
            node(sell, "prices", "till", name="sell"),
        ]
    )
