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
    io_manager_key="memory_io_manager",
    group_name="bread",
    kinds={"memory"},
    op_tags={"kedro/node": "grind"},
)
def flour(grain):
    from bakery.nodes import grind

    return grind(2, grain, sieve="fine")
