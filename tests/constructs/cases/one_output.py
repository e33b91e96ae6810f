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
    op_tags={"kedro/node": "grind"},
    io_manager_key="memory_io_manager",
    kinds={"memory"},
    group_name="bread",
)
def flour(grain):
    """Grind the grain."""
    from bakery.nodes import grind

    return grind(grain)


# Your own assets belong in the folder `defs`.
