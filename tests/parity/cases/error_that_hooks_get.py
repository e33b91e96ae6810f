"""Hooks are given Kedro's own error of a function that returns other outputs than its node has."""

from pathlib import Path

from kedro.framework.hooks import hook_impl
from kedro.pipeline import node

CATALOG = {"numbers": {"type": "json.JSONDataset", "filepath": "data/numbers.json"}}


class Noting:
    @hook_impl
    def on_node_error(self, error):
        Path("data/node.txt").write_text(repr(error))

    @hook_impl
    def on_pipeline_error(self, error):
        Path("data/pipeline.txt").write_text(repr(error))


HOOKS = (Noting(),)


def split(numbers):
    return numbers


PIPELINE = [node(split, ["numbers"], ["first", "second"], name="split")]
