"""Two namespaces of one pipeline."""

from kedro.pipeline import node, pipeline


def grind(grain, speed):
    return grain * speed


MILL = pipeline([node(grind, ["grain", "params:speed"], "flour", name="grind")])
NODES = [
    pipeline(MILL, namespace="north", inputs="grain"),
    pipeline(MILL, namespace="south", inputs="grain", parameters={"params:speed": "params:speed"}),
]
PARAMETERS = {"speed": 2, "north": {"speed": 3}}


# output
# assets/bread.py

import dagster as dg

from ..parameters import Parameters


@dg.asset(
    op_tags={"kedro/node": "north.grind"},
    key=["north", "flour"],
    io_manager_key="memory_io_manager",
    kinds={"memory"},
    group_name="north",
)
def north__flour(parameters: Parameters, grain):
    from bakery.nodes import grind

    return grind(grain, parameters.north.speed)


@dg.asset(
    op_tags={"kedro/node": "south.grind"},
    key=["south", "flour"],
    io_manager_key="memory_io_manager",
    kinds={"memory"},
    group_name="south",
)
def south__flour(parameters: Parameters, grain):
    from bakery.nodes import grind

    return grind(grain, parameters.speed)


# Your own assets belong in the folder `defs`.
