"""Assets of the Kedro pipeline `baking`."""

import dagster as dg

from ..parameters import KneadConfig


@dg.asset(
    io_manager_key="flour_io_manager",
    group_name="baking",
    kinds={"text"},
    tags={"early": ""},
    op_tags={"kedro/node": "mill", "kedro/tags": "early"},
)
def flour(grain):
    from golden_jobs.nodes import mill

    return mill(grain)


@dg.asset(
    group_name="baking",
    kinds={"memory"},
    tags={"early": ""},
    op_tags={"kedro/node": "knead", "kedro/tags": "early"},
)
def dough(config: KneadConfig, flour):
    from golden_jobs.nodes import knead

    return knead(flour, config.recipe.model_dump())


@dg.asset(
    io_manager_key="bread_io_manager",
    group_name="baking",
    kinds={"json"},
    op_tags={"kedro/node": "bake"},
)
def bread(dough):
    from golden_jobs.nodes import bake

    return bake(dough)
