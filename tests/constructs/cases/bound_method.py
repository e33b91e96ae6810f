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
    io_manager_key="memory_io_manager",
    group_name="bread",
    kinds={"memory"},
    op_tags={"kedro/node": "grind"},
)
def flour(grain):
    from bakery.nodes import Mill

    return Mill(stones=2).grind(grain)
