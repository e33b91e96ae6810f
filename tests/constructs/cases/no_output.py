"""A node without outputs is an asset of its own name, which stores nothing."""

from kedro.pipeline import node


def announce(bread):
    print(bread)


NODES = [node(announce, "bread", None, name="announce")]


# output
# assets/bread.py

import dagster as dg


@dg.asset(
    group_name="bread",
    kinds={"task"},
    op_tags={"kedro/node": "announce"},
)
def announce(bread) -> None:
    from bakery.nodes import announce

    announce(bread)
