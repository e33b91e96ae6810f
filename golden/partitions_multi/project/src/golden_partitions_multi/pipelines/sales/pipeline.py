"""Pipeline that makes days of shops."""

from kedro.pipeline import Pipeline, node, pipeline

from .nodes import add_up, rebate


def create_pipeline(**kwargs: object) -> Pipeline:
    """Add up the receipts."""
    return pipeline(
        [
            node(add_up, ["receipts", "rates"], "sums", name="add_up"),
            node(rebate, "sums", "rebates", name="rebate"),
        ]
    )
