"""Tags are those of the node's assets."""

from kedro.pipeline import node


def sift(meal):
    return meal, meal


NODES = [node(sift, "meal", ["bran", "flour"], name="sift", tags=["mill", "night-shift"])]


# output
# assets/bread.py

import dagster as dg

from ..runtime.outputs import in_order


@dg.multi_asset(
    op_tags={"kedro/node": "sift"},
    outs={
        "bran": dg.AssetOut(
            io_manager_key="memory_io_manager",
            kinds={"memory"},
            tags={"mill": "", "night-shift": ""},
        ),
        "flour": dg.AssetOut(
            io_manager_key="memory_io_manager",
            kinds={"memory"},
            tags={"mill": "", "night-shift": ""},
        ),
    },
    group_name="bread",
)
def sift(meal):
    from bakery.nodes import sift

    return in_order(sift(meal), "bran", "flour")


# Your own assets belong in the folder `defs`.
