"""Assets of the Kedro pipeline `bakery`."""

import dagster as dg

from ..environments import BakeConfig, BillOrdersConfig, KneadConfig


@dg.asset(
    io_manager_key="bill_io_manager",
    group_name="bakery",
    kinds={"json"},
    op_tags={"kedro/node": "bill_orders"},
)
def bill(config: BillOrdersConfig, orders):
    """Write the bill of each customer."""
    from golden_environments.pipelines.bakery.nodes import bill

    return bill(
        orders, config.price, config.greeting, config.discounts, config.oven__degrees
    )


@dg.asset(
    io_manager_key="dough_io_manager",
    group_name="bakery",
    kinds={"json"},
    op_tags={"kedro/node": "knead"},
)
def dough(config: KneadConfig, orders):
    """Weigh the flour for all loaves that were ordered."""
    from golden_environments.pipelines.bakery.nodes import knead

    return knead(orders, config.recipe.model_dump())


@dg.asset(
    io_manager_key="loaves_io_manager",
    group_name="bakery",
    kinds={"json"},
    op_tags={"kedro/node": "bake"},
)
def loaves(config: BakeConfig, dough):
    """Bake the dough."""
    from golden_environments.pipelines.bakery.nodes import bake

    return bake(dough, config.oven.model_dump())
