"""A hook replaces a pipeline and registers another one, as a parameter says."""

from kedro.framework.hooks import hook_impl
from kedro.framework.project import pipelines
from kedro.pipeline import node, pipeline

PARAMETERS = {"letters": ["a", "b"]}
CATALOG = {
    "numbers": {"type": "json.JSONDataset", "filepath": "data/numbers.json"},
    "kept": {"type": "json.JSONDataset", "filepath": "data/kept.json"},
    "kept_{letter}": {"type": "json.JSONDataset", "filepath": "data/kept_{letter}.json"},
}


def keep(value):
    return value


def count(value):
    return len(value)


class Hooks:
    @hook_impl
    def after_context_created(self, context):
        letters = [
            node(keep, "kept", f"kept_{letter}", name=f"keep_{letter}")
            for letter in context.params["letters"]
        ]
        pipelines["letters"] = pipeline(letters)
        pipelines["__default__"] = pipeline([node(count, "numbers", "kept", name="keep"), *letters])


HOOKS = (Hooks(),)
PIPELINE = [node(keep, "numbers", "kept", name="keep")]
