"""A dataset that a job only confirms is made when it is confirmed, though another job reads it."""

from pathlib import Path

from kedro.io import AbstractDataset
from kedro.pipeline import node, pipeline


class Broken(AbstractDataset):
    def __init__(self):
        with Path("data/made.txt").open("a") as made:
            made.write(str(Path("data/kept.json").exists()))
        raise ValueError("cannot be made")

    def load(self):
        pass

    def save(self, data):
        pass

    def _describe(self):
        return {}


CATALOG = {
    "numbers": {"type": "json.JSONDataset", "filepath": "data/numbers.json"},
    "kept": {"type": "json.JSONDataset", "filepath": "data/kept.json"},
    "last": {"type": "json.JSONDataset", "filepath": "data/last.json"},
    "broken": {"type": "tiny_project.nodes.Broken"},
}


def keep(value):
    return value


PIPELINE = [
    node(keep, "numbers", "kept", name="keep"),
    node(print, "kept", None, name="show", confirms="broken"),
]
OTHERS = {"elsewhere": pipeline([node(keep, "broken", "last", name="read")])}
