"""Datasets in memory share no place, whatever dots are in their names, and have none elsewhere."""

from kedro.pipeline import node

CATALOG = {
    "numbers": {"type": "json.JSONDataset", "filepath": "data/numbers.json"},
    "kept": {"type": "json.JSONDataset", "filepath": "data/kept.json"},
}


def named(name):
    return lambda *_: name


def keep(*names):
    return names


NAMES = ["a", "a.b", "a.b.c", "..", "a..b", "...b", ".b."]
PIPELINE = [
    *(node(named(name), "numbers", name, name=f"make_{at}") for at, name in enumerate(NAMES)),
    node(keep, NAMES, "kept", name="keep"),
]
