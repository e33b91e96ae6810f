"""Outputs by key: the function has to return a dictionary that has them."""

from kedro.pipeline import node


def sift(meal):
    """Part the meal."""
    return {"coarse": meal.upper(), "fine": meal.lower()}


NODES = [node(sift, "meal", {"coarse": "bran", "fine": "flour"}, name="sift")]


# output
# assets/bread.py

import dagster as dg

from ..runtime.outputs import by_key


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

    return by_key(sift(meal), "coarse", "fine")


# Your own assets belong in the folder `defs`.
