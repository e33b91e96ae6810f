"""Pipeline that guesses."""

from kedro.pipeline import Pipeline, node, pipeline

from .nodes import guess, write_excuse


def create_pipeline(**kwargs: object) -> Pipeline:
    """Make a forecast out of the wind, with nodes that are called like other ones."""
    return pipeline(
        [
            node(guess, {"wind": "wind", "warm": "params:guess"}, "forecast", name="predict"),
            node(write_excuse, "forecast", "report", name="write_report"),
        ]
    )
