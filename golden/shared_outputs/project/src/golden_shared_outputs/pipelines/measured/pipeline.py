"""Pipeline that measures."""

from kedro.pipeline import Pipeline, node, pipeline

from .nodes import predict, write_report


def create_pipeline(**kwargs: object) -> Pipeline:
    """Make a forecast of what has been measured."""
    return pipeline(
        [
            node(predict, ["readings", "params:bias"], ["forecast", "trend"], name="predict"),
            node(write_report, ["forecast", "trend"], "report", name="write_report"),
        ]
    )
