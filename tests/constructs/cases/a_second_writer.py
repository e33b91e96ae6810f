"""The second node that writes a dataset is an op."""

from kedro.pipeline import node, pipeline


def grind(grain):
    return grain.lower()


def grind_again(grain):
    return grain.upper()


NODES = [node(grind, "grain", "flour", name="grind")]
OTHERS = {"again": pipeline([node(grind_again, "grain", "flour", name="grind_again")])}


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
    from bakery.nodes import grind

    return grind(grain)


# Your own assets belong in the folder `defs`.

# ops/again.py

import dagster as dg


@dg.op(
    out={
        "flour": dg.Out(
            io_manager_key="memory_io_manager", metadata={"asset_key": ["flour"]}
        ),
    },
    tags={"kedro/node": "grind_again"},
)
def grind_again(grain):
    from bakery.nodes import grind_again

    return grind_again(grain)
