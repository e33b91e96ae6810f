"""Each chunk of a generator function is saved as it comes."""

from kedro.pipeline import node


def grind(grain):
    yield from grain


NODES = [node(grind, "grain", "flour", name="grind")]
CATALOG = {"flour": {"type": "text.TextDataset", "filepath": "data/flour.txt"}}


# output
# assets/bread.py

import dagster as dg

from ..runtime.streams import Chunks


@dg.asset(
    op_tags={"kedro/node": "grind"},
    io_manager_key="flour_io_manager",
    kinds={"text"},
    group_name="bread",
)
def flour(grain):
    from bakery.nodes import grind

    return Chunks(grind(grain))


# Your own assets belong in the folder `defs`.
