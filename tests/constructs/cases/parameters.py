"""One value, a mapping, a value in it, a list, and all parameters."""

from kedro.pipeline import node


def grind(grain, *settings):
    return [grain, settings]


NODES = [
    node(
        grind,
        ["grain", "params:speed", "params:mill", "params:mill.stones.upper", "params:sieves", "parameters"],
        "flour",
        name="grind",
    )
]
PARAMETERS = {"speed": 4, "mill": {"stones": {"upper": "granite"}}, "sieves": [0.5, 0.2]}


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
    from bakery.nodes import grind

    return grind(
        grain,
        parameters.speed,
        parameters.mill.model_dump(),
        parameters.mill.stones.upper,
        parameters.sieves,
        parameters.model_dump(),
    )


# Your own assets belong in the folder `defs`.
