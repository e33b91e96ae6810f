"""A list of one output: the function has to return a list or a tuple of one."""

from kedro.pipeline import node


def grind(grain):
    return [grain.lower()]


NODES = [node(grind, "grain", ["flour"], name="grind")]


# output
# assets/bread.py

import dagster as dg

from ..runtime.outputs import in_order


@dg.asset(
    op_tags={"kedro/node": "grind"},
    io_manager_key="memory_io_manager",
    kinds={"memory"},
    group_name="bread",
)
def flour(grain):
    from bakery.nodes import grind

    return in_order(grind(grain), "flour")


# Your own assets belong in the folder `defs`.
