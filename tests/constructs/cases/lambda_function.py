"""A lambda is copied, under the name of its node."""

from kedro.pipeline import node

STONES = 2

NODES = [node(lambda grain: grain * STONES, "grain", "flour", name="grind")]


# output
# assets/bread.py

import dagster as dg

from .. import functions


@dg.asset(
    io_manager_key="memory_io_manager",
    group_name="bread",
    kinds={"memory"},
    op_tags={"kedro/node": "grind"},
)
def flour(grain):
    return functions.grind(grain)

# functions.py

# From bakery.nodes.
def grind(grain):
    from bakery.nodes import STONES

    return grain * STONES
