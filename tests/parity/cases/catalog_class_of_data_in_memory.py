"""What the project's class of catalogs makes of data in memory reaches steps of other processes."""

from kedro.io import DataCatalog
from kedro.pipeline import node

SETTINGS = """
from tiny_project.nodes import Marking

DATA_CATALOG_CLASS = Marking
"""
CATALOG = {
    "numbers": {"type": "json.JSONDataset", "filepath": "data/numbers.json"},
    "kept": {"type": "json.JSONDataset", "filepath": "data/kept.json"},
}


class Marking(DataCatalog):
    def load(self, name, *arguments, **keywords):
        return [*super().load(name, *arguments, **keywords), f"{name} loaded"]

    def save(self, name, data):
        super().save(name, [*data, f"{name} saved"])


def keep(value):
    return value


PIPELINE = [
    node(keep, "numbers", "between", name="first"),
    node(keep, "between", "kept", name="second"),
]
