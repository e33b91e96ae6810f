"""Two methods of one instance that can change: Kedro's own function is called, through the registry."""

from kedro.pipeline import node


class Mill:
    def __init__(self):
        self.ground = []

    def grind(self, grain):
        self.ground.append(grain)
        return list(self.ground)


MILL = Mill()
NODES = [
    node(MILL.grind, "rye", "rye_flour", name="grind_rye"),
    node(MILL.grind, "wheat", "wheat_flour", name="grind_wheat"),
]


# output
# assets/bread.py

import dagster as dg


@dg.asset(
    op_tags={"kedro/node": "grind_rye"},
    io_manager_key="memory_io_manager",
    kinds={"memory"},
    group_name="bread",
)
def rye_flour(rye):
    from bakery.nodes import MILL

    return MILL.grind(rye)


@dg.asset(
    op_tags={"kedro/node": "grind_wheat"},
    io_manager_key="memory_io_manager",
    kinds={"memory"},
    group_name="bread",
)
def wheat_flour(wheat):
    from bakery.nodes import MILL

    return MILL.grind(wheat)


# Your own assets belong in the folder `defs`.
