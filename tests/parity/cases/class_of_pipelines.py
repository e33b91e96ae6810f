"""A class of pipelines says nothing of what runs: Kedro takes the nodes that it was given."""

from kedro.framework.hooks import hook_impl
from kedro.pipeline import Pipeline, node

CATALOG = {
    "numbers": {"type": "json.JSONDataset", "filepath": "data/numbers.json"},
    "doubled": {"type": "json.JSONDataset", "filepath": "data/doubled.json"},
    "again": {"type": "json.JSONDataset", "filepath": "data/again.json"},
}
RUNS = "chosen"


class Hooks:
    @hook_impl
    def before_node_run(self, node):
        pass


HOOKS = (Hooks(),)


class Chosen(Pipeline):
    """Shows only some of its nodes."""

    @property
    def nodes(self):
        """Those without a tag."""
        return [node for node in super().nodes if not node.tags]


def scaling(factors):
    return lambda numbers: [number * factors[0] for number in numbers]


# A list that two functions share: they come from the registry.
factors = [2]
PIPELINE = [node(len, "numbers", "length", name="measure")]
OTHERS = {
    "chosen": Chosen(
        [
            node(scaling(factors), "numbers", "doubled", name="double"),
            node(scaling(factors), "doubled", "again", name="repeat", tags="more"),
        ]
    )
}
