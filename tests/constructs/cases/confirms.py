"""The dataset is confirmed after the node's outputs are saved."""

from kedro.pipeline import node


def grind(sacks):
    return sorted(sacks)


NODES = [node(grind, "sacks", "flour", name="grind", confirms="sacks")]
CATALOG = {
    "sacks": {
        "type": "partitions.IncrementalDataset",
        "path": "data/sacks",
        "dataset": "text.TextDataset",
    }
}


# output
# assets/bread.py

import dagster as dg

from ..runtime.decorators import confirming


@dg.asset(
    op_tags={"kedro/node": "grind"},
    io_manager_key="memory_io_manager",
    kinds={"memory"},
    group_name="bread",
)
@confirming("sacks_io_manager")
def flour(sacks):
    from bakery.nodes import grind

    return grind(sacks)


# Your own assets belong in the folder `defs`.
