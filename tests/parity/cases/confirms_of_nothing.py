"""What is nowhere cannot be confirmed: the run fails after the node, as with Kedro."""

from kedro.pipeline import node

CATALOG = {
    "numbers": {"type": "json.JSONDataset", "filepath": "data/numbers.json"},
    "kept": {"type": "json.JSONDataset", "filepath": "data/kept.json"},
    "last": {"type": "json.JSONDataset", "filepath": "data/last.json"},
}


def keep(value):
    return value


PIPELINE = [
    node(keep, "numbers", "kept", name="keep", confirms="nowhere"),
    node(keep, "kept", "last", name="keep_again"),
]
