"""The views of a dataset are loaded in the order of the arguments, each by the node that names it."""

from pathlib import Path

from kedro.io import AbstractDataset
from kedro.pipeline import node


class Noted(AbstractDataset):
    def __init__(self, name):
        self.name = name

    def load(self):
        with Path("data/order.txt").open("a") as order:
            order.write(f"{self.name} ")
        return self.name

    def save(self, data):
        pass

    def _describe(self):
        return {}


# The first view is not the first one by name.
CATALOG = """
ship@wide: {type: tiny_project.nodes.Noted, name: wide}
ship@long: {type: tiny_project.nodes.Noted, name: long}
mast: {type: tiny_project.nodes.Noted, name: mast}
both: {type: json.JSONDataset, filepath: data/both.json}
long: {type: json.JSONDataset, filepath: data/long.json}
wide: {type: json.JSONDataset, filepath: data/wide.json}
"""


def listed(*parts):
    return list(parts)


PIPELINE = [
    node(listed, ["ship@wide", "ship@long", "mast"], "both", name="first"),
    node(listed, ["ship@long", "both"], "long", name="second"),
    node(listed, ["ship@wide", "long"], "wide", name="third"),
]
