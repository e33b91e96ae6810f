"""A method of an instance: the body makes the instance again."""

from dataclasses import dataclass

from kedro.pipeline import node


@dataclass(frozen=True)
class Mill:
    stones: int

    def grind(self, grain):
        return grain * self.stones


NODES = [node(Mill(2).grind, "grain", "flour", name="grind")]


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
    from bakery.nodes import Mill

    return Mill(stones=2).grind(grain)


# Your own assets belong in the folder `defs`.
