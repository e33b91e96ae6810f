"""A function that takes any number of arguments, by position and by name."""

from kedro.pipeline import node


def mix(*grains, **others):
    return [*grains, *others]


NODES = [
    node(mix, ["rye", "wheat"], "grist", name="mix"),
    node(mix, {"rye": "rye", "params": "params:mill"}, "rye_grist", name="mix_rye"),
]
PARAMETERS = {"mill": {"stones": 2}}


# output
# assets/bread.py

import dagster as dg

from ..parameters import Parameters


@dg.asset(
    op_tags={"kedro/node": "mix"},
    io_manager_key="memory_io_manager",
    kinds={"memory"},
    group_name="bread",
)
def grist(rye, wheat):
    from bakery.nodes import mix

    return mix(rye, wheat)


@dg.asset(
    op_tags={"kedro/node": "mix_rye"},
    io_manager_key="memory_io_manager",
    kinds={"memory"},
    group_name="bread",
)
def rye_grist(parameters: Parameters, rye):
    from bakery.nodes import mix

    return mix(rye=rye, params=parameters.mill.model_dump())


# Your own assets belong in the folder `defs`.
