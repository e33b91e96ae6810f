"""With hooks too, objects of Dagster's own are data to Kedro."""

import dagster as dg
from kedro.framework.hooks import hook_impl
from kedro.pipeline import node

CATALOG = {
    "numbers": {"type": "json.JSONDataset", "filepath": "data/numbers.json"},
    "kinds": {"type": "json.JSONDataset", "filepath": "data/kinds.json"},
}


class Hooks:
    @hook_impl
    def before_node_run(self, node):
        pass


HOOKS = (Hooks(),)


def output(numbers):
    return dg.Output(numbers)


def two(numbers):
    return dg.MaterializeResult(), dg.Output(numbers)


def observed(numbers):
    return dg.AssetObservation("numbers", metadata={"count": len(numbers)})


def dynamic(numbers):
    return dg.DynamicOutput(numbers, mapping_key="all")


def kinds_of(*values):
    return [type(value).__name__ for value in values]


PIPELINE = [
    node(output, "numbers", "one", name="one"),
    node(two, "numbers", ["first", "second"], name="two"),
    node(observed, "numbers", "seen", name="observed"),
    node(dynamic, "numbers", "mapped", name="dynamic"),
    node(kinds_of, ["one", "first", "second"], "kinds", name="kinds"),
]
