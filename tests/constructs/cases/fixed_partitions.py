"""A dataset with fixed partitions: the asset has them, and the input its mapping."""

from kedro.pipeline import node


def grind(sacks):
    return sacks


def count(flours):
    return len(flours)


NODES = [
    node(grind, "sacks", "flours", name="grind"),
    node(count, "flours", "number", name="count"),
]
CATALOG = {
    "sacks": {
        "type": "kedro_to_dagster_runtime.DagsterPartitionedDataset",
        "path": "data/sacks",
        "dataset": "text.TextDataset",
        "partition": {"type": "StaticPartitionsDefinition", "partition_keys": ["rye", "wheat"]},
    },
    "flours": {
        "type": "kedro_to_dagster_runtime.DagsterPartitionedDataset",
        "path": "data/flours",
        "dataset": "text.TextDataset",
        "partition": {"type": "StaticPartitionsDefinition", "partition_keys": ["rye", "wheat"]},
    },
}


# output
# assets/bread.py

import dagster as dg

from .. import partitions


@dg.asset(
    op_tags={"kedro/node": "grind"},
    io_manager_key="flours_io_manager",
    partitions_def=partitions.flours,
    kinds={"text"},
    group_name="bread",
)
def flours(sacks):
    from bakery.nodes import grind

    return grind(sacks)


@dg.asset(
    op_tags={"kedro/node": "count"},
    io_manager_key="memory_io_manager",
    kinds={"memory"},
    group_name="bread",
)
def number(flours):
    from bakery.nodes import count

    return count(flours)


# Your own assets belong in the folder `defs`.
