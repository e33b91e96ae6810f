"""Datasets that are called as the function, and as what Dagster gives to a body."""

from kedro.pipeline import node


def flour(context, config, dg):
    return [context, config, dg]


NODES = [node(flour, ["context", "config", "dg"], "flour", name="grind")]


# output
# assets/bread.py

import dagster as dg


@dg.asset(
    op_tags={"kedro/node": "grind"},
    ins={
        "context__": dg.AssetIn(key="context"),
        "config_": dg.AssetIn(key="config"),
        "dg_": dg.AssetIn(key="dg"),
    },
    io_manager_key="memory_io_manager",
    kinds={"memory"},
    group_name="bread",
)
def flour(context__, config_, dg_):
    from bakery.nodes import flour

    return flour(context__, config_, dg_)


# Your own assets belong in the folder `defs`.
