"""A lambda is copied, under the name of its node."""

from kedro.pipeline import node

STONES = 2

NODES = [node(lambda grain: grain * STONES, "grain", "flour", name="grind")]


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

# From bakery.nodes.
def grind(grain):
    from bakery.nodes import STONES

    return grain * STONES
