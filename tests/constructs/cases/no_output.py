"""A node without outputs is an asset of its own name, which stores nothing."""

from kedro.pipeline import node


def announce(bread):
    print(bread)


NODES = [node(announce, "bread", None, name="announce")]


# output
# assets/bread.py

import dagster as dg


@dg.asset(
    op_tags={"kedro/node": "announce"},
    kinds={"task"},
    group_name="bread",
)
def announce(bread) -> None:
    from bakery.nodes import announce

    announce(bread)


# Your own assets belong in the folder `defs`.
