"""Keywords of Python as names."""

from kedro.pipeline import Pipeline, node, pipeline

from ..words import add, count, split, start


def create_pipeline(**kwargs: object) -> Pipeline:
    """Make datasets, nodes, parameters and arguments that are called like keywords."""
    return pipeline(
        [
            # A pipeline, a node, a parameter and a dataset of one name.
            node(start, ["seeds", "params:class"], "class", name="class", tags=["class", "if"]),
            # Results by the names of keywords.
            node(split, "class", {"import": "import", "lambda": "lambda"}, name="lambda"),
            node(add, ["lambda", "params:words.lambda"], "None", name="None"),
            node(add, ["import", "params:words.class"], "async", name="async"),
            node(add, {"word": "params:import-from", "before": "async"}, "True", name="yield"),
            # Arguments by names that are none in Python.
            node(
                count,
                inputs={"class": "class", "for": "True", "a-b": "None", "2nd": "lambda"},
                outputs="keyword_lengths",
                name="import",
            ),
        ]
    )
