"""A hook that replaces a registered pipeline is told of, and stops the run before its first step."""

from kedro.framework.hooks import hook_impl
from kedro.framework.project import pipelines
from kedro.pipeline import node, pipeline

TOLD = "K2D607"
CATALOG = {
    "numbers": {"type": "json.JSONDataset", "filepath": "data/numbers.json"},
    "kept": {"type": "json.JSONDataset", "filepath": "data/kept.json"},
}


def keep(value):
    return value


class Hooks:
    @hook_impl
    def after_context_created(self, context):
        pipelines["__default__"] = pipeline([node(len, "numbers", "kept", name="keep")])


HOOKS = (Hooks(),)
PIPELINE = [node(keep, "numbers", "kept", name="keep")]
