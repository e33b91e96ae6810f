"""With hooks too, a generator may yield the chunks of one output in a dictionary or a list."""

from kedro.framework.hooks import hook_impl
from kedro.pipeline import node

CATALOG = {
    "numbers": {"type": "json.JSONDataset", "filepath": "data/numbers.json"},
    "keyed": {"type": "json.JSONDataset", "filepath": "data/keyed.json"},
    "listed": {"type": "json.JSONDataset", "filepath": "data/listed.json"},
}


class Hooks:
    @hook_impl
    def before_node_run(self, node):
        pass


HOOKS = (Hooks(),)


def by_key(numbers):
    for number in numbers:
        yield {"one": number}


def in_list(numbers):
    for number in numbers:
        yield [number]


PIPELINE = [
    node(by_key, "numbers", {"one": "keyed"}, name="by_key"),
    node(in_list, "numbers", ["listed"], name="in_list"),
]
