"""A class of catalogs makes datasets in its own way, changes parameters, and saves two datasets at once."""

from kedro.io import DataCatalog
from kedro.pipeline import node

SETTINGS = """
from tiny_project.nodes import Noting

DATA_CATALOG_CLASS = Noting
"""
PARAMETERS = {"count": 1, "names": {"first": "a"}}
CATALOG = {
    "numbers": {"type": "json.JSONDataset", "filepath": "data/numbers.json"},
    "kept": {"type": "json.JSONDataset", "filepath": "data/kept.json"},
    "copied": {"type": "json.JSONDataset", "filepath": "data/copied.json"},
    "notes": {"type": "json.JSONDataset", "filepath": "data/notes.json"},
}


class Noting(DataCatalog):
    @classmethod
    def from_config(cls, catalog, *arguments, **keywords):
        if "copied" in catalog:
            catalog = {**catalog, "copied": {**catalog["copied"], "save_args": {"indent": 1}}}
        return super().from_config(catalog, *arguments, **keywords)

    def load(self, name, *arguments, **keywords):
        data = super().load(name, *arguments, **keywords)
        return data + 1 if name == "params:count" else data

    def save(self, name, data):
        super().save(name, data)
        if name == "kept":
            super().save("notes", [name, *sorted(self.keys())])


def keep(value, count, names):
    return [value, count, names]


def copy(kept, names):
    return [kept, names["first"]]


PIPELINE = [
    node(keep, ["numbers", "params:count", "params:names"], "kept", name="keep"),
    node(copy, ["kept", "params:names"], "copied", name="copy"),
]
