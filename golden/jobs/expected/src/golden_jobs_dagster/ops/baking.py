"""Ops of the Kedro pipeline `baking`."""

import dagster as dg

from ..parameters import KneadConfig


@dg.op(
    ins={
        "grain": dg.In(input_manager_key="grain_io_manager"),
    },
    out={
        "flour": dg.Out(io_manager_key="flour_io_manager"),
    },
    tags={"kedro/node": "mill", "kedro/tags": "early"},
)
def mill(grain):
    from golden_jobs.nodes import mill

    return mill(grain)


@dg.op(
    ins={
        "flour": dg.In(input_manager_key="flour_io_manager"),
    },
    out={
        "dough": dg.Out(),
    },
    tags={"kedro/node": "knead", "kedro/tags": "early"},
)
def knead(config: KneadConfig, flour):
    from golden_jobs.nodes import knead

    return knead(flour, config.recipe.model_dump())


@dg.op(
    out={
        "bread": dg.Out(io_manager_key="bread_io_manager"),
    },
    tags={"kedro/node": "bake"},
)
def bake(dough):
    from golden_jobs.nodes import bake

    return bake(dough)
