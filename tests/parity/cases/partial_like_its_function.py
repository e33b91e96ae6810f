"""A partial that is made to look like its function is bound as a partial, as Kedro binds it."""

from functools import partial, update_wrapper

from kedro.framework.hooks import hook_impl
from kedro.pipeline import node

CATALOG = {
    "numbers": {"type": "json.JSONDataset", "filepath": "data/numbers.json"},
    "scaled": {"type": "json.JSONDataset", "filepath": "data/scaled.json"},
}


class Hooks:
    @hook_impl
    def before_node_run(self, node):
        pass


HOOKS = (Hooks(),)


def scale(numbers, factor):
    return [number * factor for number in numbers]


PIPELINE = [node(update_wrapper(partial(scale, factor=3), scale), "numbers", "scaled")]
