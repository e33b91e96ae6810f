"""A parameter whose argument is annotated with a dataclass."""

from dataclasses import dataclass

from kedro.pipeline import node


@dataclass
class Mill:
    stones: int


def grind(grain, mill: Mill):
    return [grain, mill.stones]


NODES = [node(grind, ["grain", "params:mill"], "flour", name="grind")]
PARAMETERS = {"mill": {"stones": 2}}


# output
# assets/bread.py

import dagster as dg

from ..parameters import Parameters


@dg.asset(
    op_tags={"kedro/node": "grind"},
    io_manager_key="memory_io_manager",
    kinds={"memory"},
    group_name="bread",
)
def flour(parameters: Parameters, grain):
    from bakery.nodes import Mill, grind

    return grind(grain, Mill(**parameters.mill.model_dump()))


# Your own assets belong in the folder `defs`.
