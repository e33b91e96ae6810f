"""Names that differ only in what a name may not have."""

from kedro.pipeline import Pipeline, node, pipeline

from ..words import add, join, start


def create_pipeline(**kwargs: object) -> Pipeline:
    """Make datasets and nodes whose names meet."""
    return pipeline(
        [
            node(start, ["seeds", "params:words.list"], "a.b", name="a.b"),
            node(add, ["a.b", "params:words.a-b"], "a__b", name="a__b"),
            node(add, ["a__b", "params:words.a_b"], "a-b", name="a-b"),
            node(add, ["a-b", "params:words.a-b"], "a_b", name="a_b"),
            node(add, ["a_b", "params:words.a_b"], "A_b", name="A_b"),
            node(add, ["A_b", "params:words.a-b"], "a--b", name="a--b"),
            node(add, ["a--b", "params:words.a_b"], "a_b_", name="a_b_"),
            node(
                join,
                inputs=["a.b", "a__b", "a-b", "a_b", "A_b", "a--b", "a_b_"],
                outputs="met",
                name="meeting.of.all",
            ),
        ]
    )
