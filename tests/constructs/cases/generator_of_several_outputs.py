"""The chunks of all outputs are saved in turn."""

from kedro.pipeline import node


def sift(meal):
    for part in meal:
        yield part.upper(), part.lower()


NODES = [node(sift, "meal", ["bran", "flour"], name="sift")]
CATALOG = {
    "bran": {"type": "text.TextDataset", "filepath": "data/bran.txt"},
    "flour": {"type": "text.TextDataset", "filepath": "data/flour.txt"},
}


# output
# assets/bread.py

import dagster as dg

from ..runtime.decorators import in_turns
from ..runtime.outputs import in_order


@dg.multi_asset(
    op_tags={"kedro/node": "sift"},
    outs={
        "bran": dg.AssetOut(io_manager_key="bran_io_manager", kinds={"text"}),
        "flour": dg.AssetOut(io_manager_key="flour_io_manager", kinds={"text"}),
    },
    group_name="bread",
)
@in_turns(bran="bran_io_manager", flour="flour_io_manager")
def sift(meal):
    from bakery.nodes import sift

    return in_order(sift(meal), "bran", "flour")


# Your own assets belong in the folder `defs`.
