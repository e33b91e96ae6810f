"""Ops of the Kedro pipeline `bakery`."""

import dagster as dg

from ..environments import BakeConfig, BillOrdersConfig, KneadConfig


@dg.op(
    ins={
        "orders": dg.In(input_manager_key="orders_io_manager"),
    },
    out={
        "bill": dg.Out(io_manager_key="bill_io_manager"),
    },
    tags={"kedro/node": "bill_orders"},
)
def bill_orders(config: BillOrdersConfig, orders):
    """Write the bill of each customer."""
    from golden_environments.pipelines.bakery.nodes import bill

    return bill(
        orders, config.price, config.greeting, config.discounts, config.oven__degrees
    )


@dg.op(
    ins={
        "orders": dg.In(input_manager_key="orders_io_manager"),
    },
    out={
        "dough": dg.Out(io_manager_key="dough_io_manager"),
    },
    tags={"kedro/node": "knead"},
)
def knead(config: KneadConfig, orders):
    """Weigh the flour for all loaves that were ordered."""
    from golden_environments.pipelines.bakery.nodes import knead

    return knead(orders, config.recipe.model_dump())


@dg.op(
    ins={
        "dough": dg.In(input_manager_key="dough_io_manager"),
    },
    out={
        "loaves": dg.Out(io_manager_key="loaves_io_manager"),
    },
    tags={"kedro/node": "bake"},
)
def bake(config: BakeConfig, dough):
    """Bake the dough."""
    from golden_environments.pipelines.bakery.nodes import bake

    return bake(dough, config.oven.model_dump())
