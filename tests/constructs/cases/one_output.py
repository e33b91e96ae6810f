"""A function of one dataset that makes one dataset."""

from kedro.pipeline import node


def grind(grain):
    """Grind the grain."""
    return grain.lower()


NODES = [node(grind, "grain", "flour", name="grind")]


# output
# assets/bread.py

import dagster as dg


@dg.asset(
    io_manager_key="memory_io_manager",
    group_name="bread",
    kinds={"memory"},
    op_tags={"kedro/node": "grind"},
)
def flour(grain):
    """Grind the grain."""
    from bakery.nodes import grind

    return grind(grain)
