"""A closure is copied, with the values that it holds."""

from kedro.pipeline import node


def make_grind(stones):
    def grind(grain):
        return grain * stones

    return grind


NODES = [node(make_grind(2), "grain", "flour", name="grind")]


# output
# assets/bread.py

import dagster as dg

from .. import functions


@dg.asset(
    op_tags={"kedro/node": "grind"},
    io_manager_key="memory_io_manager",
    kinds={"memory"},
    group_name="bread",
)
def flour(grain):
    return functions.grind(grain)


# Your own assets belong in the folder `defs`.

# functions.py

# From `make_grind` in bakery.nodes.
def grind(grain):
    stones = 2

    return grain * stones
