"""A list of outputs: the function has to return a list or a tuple of as many."""

from kedro.pipeline import node


def sift(meal):
    """Part the meal."""
    return meal.upper(), meal.lower()


NODES = [node(sift, "meal", ["bran", "flour"], name="sift")]


# output
# assets/bread.py

import dagster as dg

from ..runtime.outputs import in_order


@dg.multi_asset(
    op_tags={"kedro/node": "sift"},
    outs={
        "bran": dg.AssetOut(io_manager_key="memory_io_manager", kinds={"memory"}),
        "flour": dg.AssetOut(io_manager_key="memory_io_manager", kinds={"memory"}),
    },
    group_name="bread",
)
def sift(meal):
    """Part the meal."""
    from bakery.nodes import sift

    return in_order(sift(meal), "bran", "flour")


# Your own assets belong in the folder `defs`.
