"""What a validator makes of data in memory reaches steps of other processes."""

from kedro.pipeline import node

CATALOG = {
    "numbers": {"type": "json.JSONDataset", "filepath": "data/numbers.json"},
    "between": {"type": "MemoryDataset", "validator": "tiny_project.nodes.marked"},
    "kept": {"type": "json.JSONDataset", "filepath": "data/kept.json"},
}


def marked(numbers):
    return [*numbers, "validated"]


def keep(value):
    return value


PIPELINE = [
    node(keep, "numbers", "between", name="first"),
    node(keep, "between", "kept", name="second"),
]
