"""A context registers the pipeline that runs, as a parameter says; there are no hooks."""

from kedro.framework.context import KedroContext
from kedro.framework.project import pipelines
from kedro.pipeline import node, pipeline

SETTINGS = """
from tiny_project.nodes import Context

CONTEXT_CLASS = Context
"""
PARAMETERS = {"letters": ["a", "b"]}
CATALOG = {
    "numbers": {"type": "json.JSONDataset", "filepath": "data/numbers.json"},
    "kept_{letter}": {"type": "json.JSONDataset", "filepath": "data/kept_{letter}.json"},
}


def keep(value):
    return value


class Context(KedroContext):
    def __init__(self, *arguments, **keywords):
        super().__init__(*arguments, **keywords)
        letters = self.params["letters"]
        pipelines["__default__"] = pipeline(
            [node(keep, "numbers", f"kept_{letter}", name=f"keep_{letter}") for letter in letters]
        )


PIPELINE = [node(keep, "numbers", "kept_a", name="keep")]
