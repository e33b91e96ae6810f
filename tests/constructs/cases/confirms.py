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
    io_manager_key="memory_io_manager",
    group_name="bread",
    kinds={"memory"},
    op_tags={"kedro/node": "grind"},
)
@confirming("sacks_io_manager")
def flour(sacks):
    from bakery.nodes import grind

    return grind(sacks)
