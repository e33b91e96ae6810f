"""Pipeline that answers letters."""

from kedro.pipeline import Pipeline, node, pipeline

from .nodes import answer


def create_pipeline(**kwargs: object) -> Pipeline:
    """Answer every letter."""
    return pipeline([node(answer, "letters", "answers", name="answer")])
