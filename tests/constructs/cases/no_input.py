"""A node without inputs."""

from kedro.pipeline import node


def harvest():
    return "grain"


NODES = [node(harvest, None, "grain", name="harvest")]


# output
# assets/bread.py

import dagster as dg


@dg.asset(
    io_manager_key="memory_io_manager",
    group_name="bread",
    kinds={"memory"},
    op_tags={"kedro/node": "harvest"},
)
def grain():
    from bakery.nodes import harvest

    return harvest()
