"""Pipeline that makes days."""

from kedro.pipeline import Pipeline, node, pipeline

from .nodes import correct, find_high


def create_pipeline(**kwargs: object) -> Pipeline:
    """Correct the readings of each day and find the high tide."""
    return pipeline(
        [
            node(correct, ["readings", "gauge"], "corrected", name="correct"),
            node(find_high, "corrected", "highs", name="find_high"),
        ]
    )
