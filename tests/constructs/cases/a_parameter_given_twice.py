"""What is given to two arguments is one object."""

from kedro.pipeline import node


def grind(first, second):
    return first is second


NODES = [node(grind, ["params:mill", "params:mill"], "flour", name="grind")]
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
def flour(parameters: Parameters):
    from bakery.nodes import grind

    mill = parameters.mill.model_dump()
    return grind(mill, mill)


# Your own assets belong in the folder `defs`.
