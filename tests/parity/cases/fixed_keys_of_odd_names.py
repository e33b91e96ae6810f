"""Nodes that are run for each fixed key may make what is no name in Python."""

from kedro.pipeline import node

CATALOG = {
    "raw": {
        "type": "kedro_to_dagster_runtime.DagsterPartitionedDataset",
        "path": "raw",
        "dataset": "json.JSONDataset",
        "filename_suffix": ".json",
        "partition": {"type": "StaticPartitionsDefinition", "partition_keys": ["a", "b/c"]},
    },
    "{name}_part": {
        "type": "kedro_to_dagster_runtime.DagsterPartitionedDataset",
        "path": "made/{name}",
        "dataset": "json.JSONDataset",
        "filename_suffix": ".json",
        "partition": {"type": "StaticPartitionsDefinition", "partition_keys": ["a", "b/c"]},
    },
    "total": {"type": "json.JSONDataset", "filepath": "data/total.json"},
}
FILES = {"raw/a.json": "[1]", "raw/b/c.json": "[2]"}


def double(parts):
    return {key: [2 * number for number in load()] for key, load in parts.items()}


def divide(parts):
    return double(parts), double(double_loaders(parts))


def double_loaders(parts):
    return {
        key: (lambda load=load: [2 * number for number in load()]) for key, load in parts.items()
    }


def total(one, two, three):
    return sorted(sum(load()) for parts in (one, two, three) for load in parts.values())


PIPELINE = [
    node(double, "raw", "with-hyphen_part", name="double"),
    node(divide, "raw", ["1st_part", "_own_part"], name="divide"),
    node(total, ["with-hyphen_part", "1st_part", "_own_part"], "total", name="total"),
]
