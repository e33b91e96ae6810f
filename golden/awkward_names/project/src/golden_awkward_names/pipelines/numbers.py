"""Names that do not start with a letter."""

from kedro.pipeline import Pipeline, node, pipeline

from ..words import add, join, start


def create_pipeline(**kwargs: object) -> Pipeline:
    """Make datasets and nodes that are called like numbers."""
    return pipeline(
        [
            node(start, ["seeds", "params:2024"], "2024", name="2024", tags=["2024", "1-2.3"]),
            node(add, ["2024", "params:words.a-b"], "1st-half", name="1st-half"),
            node(add, ["1st-half", "params:words.a_b"], "007", name="007"),
            node(add, ["007", "params:words.a-b"], "3.14", name="3.14"),
            node(add, ["3.14", "params:words.a_b"], "-dash-", name="-dash-"),
            node(join, ["2024", "1st-half", "007", "3.14", "-dash-"], "years", name="2024.years"),
        ]
    )
