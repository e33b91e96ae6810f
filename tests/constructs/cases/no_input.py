"""A node without inputs."""

from kedro.pipeline import node


def harvest():
    return "grain"


NODES = [node(harvest, None, "grain", name="harvest")]


# output
# assets/bread.py

import dagster as dg


@dg.asset(
    op_tags={"kedro/node": "harvest"},
    io_manager_key="memory_io_manager",
    kinds={"memory"},
    group_name="bread",
)
def grain():
    from bakery.nodes import harvest

    return harvest()


# Your own assets belong in the folder `defs`.
