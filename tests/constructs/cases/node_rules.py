"""Retries, a pool and tags of `dagster.yml`."""

from kedro.pipeline import node


def grind(grain):
    return grain.lower()


NODES = [node(grind, "grain", "flour", name="grind")]
DAGSTER = {
    "nodes": {"grind": {"retry_policy": {"max_retries": 2}, "pool": "mill", "tags": {"team": "bread"}}}
}


# output
# assets/bread.py

import dagster as dg


@dg.asset(
    op_tags={"kedro/node": "grind", "team": "bread"},
    retry_policy=dg.RetryPolicy(max_retries=2),
    pool="mill",
    io_manager_key="memory_io_manager",
    kinds={"memory"},
    group_name="bread",
)
def flour(grain):
    from bakery.nodes import grind

    return grind(grain)


# Your own assets belong in the folder `defs`.
