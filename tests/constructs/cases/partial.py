"""A partial is a call with more arguments."""

from functools import partial

from kedro.pipeline import node


def grind(stones, grain, sieve):
    return grain * stones + sieve


NODES = [node(partial(grind, 2, sieve="fine"), "grain", "flour", name="grind")]


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

    return grind(2, grain, sieve="fine")


# Your own assets belong in the folder `defs`.
