"""The inputs of a node are loaded in the order of its function's arguments, not of their names."""

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


CATALOG = """
a: {type: tiny_project.nodes.Noted, name: a}
b: {type: tiny_project.nodes.Noted, name: b}
c: {type: tiny_project.nodes.Noted, name: c}
listed: {type: json.JSONDataset, filepath: data/listed.json}
by_name: {type: json.JSONDataset, filepath: data/by_name.json}
"""


def listed(first, second, third):
    return [first, second, third]


def by_name(first, *, last, between=None):
    return {"first": first, "last": last, "between": between}


PIPELINE = [
    node(listed, ["c", "a", "b"], "listed", name="first"),
    node(by_name, {"between": "a", "last": "b", "first": "c"}, "by_name", name="second"),
]
