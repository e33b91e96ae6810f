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
    io_manager_key="flours_io_manager",
    partitions_def=partitions.flours,
    group_name="bread",
    kinds={"text"},
    op_tags={"kedro/node": "grind"},
)
def flours(sacks):
    from bakery.nodes import grind

    return grind(sacks)


@dg.asset(
    io_manager_key="memory_io_manager",
    group_name="bread",
    kinds={"memory"},
    op_tags={"kedro/node": "count"},
)
def number(flours):
    from bakery.nodes import count

    return count(flours)
