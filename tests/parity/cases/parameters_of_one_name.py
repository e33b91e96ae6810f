"""Of two parameters with one dotted name a node gets the one that Kedro finds last."""

from kedro.pipeline import node

CATALOG = {
    "kept": {"type": "json.JSONDataset", "filepath": "data/kept.json"},
    "all_kept": {"type": "json.JSONDataset", "filepath": "data/all_kept.json"},
}
PARAMETERS = {"a.b": 1, "a": {"b": 2}, "c": {"d": {"e": 3}, "d.e": 4}, "c.d.e": 5}


def keep(*values):
    return values


PIPELINE = [
    node(keep, ["params:a.b", "params:c.d.e", "params:a", "params:c"], "kept", name="keep"),
    node(keep, ["parameters", "params:a.b", "params:c.d.e"], "all_kept", name="keep_all"),
]
