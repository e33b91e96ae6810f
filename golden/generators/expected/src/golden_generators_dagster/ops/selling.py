"""Ops of the Kedro pipeline `selling`."""

import dagster as dg

from ..parameters import CutConfig
from ..runtime.streams import iterators_of, save_chunks


@dg.op(
    ins={
        "orders": dg.In(input_manager_key="orders_io_manager"),
    },
    out={
        "prices": dg.Out(io_manager_key="prices_io_manager"),
    },
    tags={"kedro/node": "call_prices"},
)
def call_prices(orders):
    """Call out the prices; what the pipeline calls is the function around."""
    from golden_generators.pipelines.selling.nodes import call_prices

    return dg.Output(call_prices(orders))


@dg.op(
    ins={
        "orders": dg.In(input_manager_key="orders_io_manager"),
    },
    out={
        "crumb": dg.Out(io_manager_key="crumb_io_manager"),
        "waste": dg.Out(io_manager_key="waste_io_manager"),
        "crust": dg.Out(io_manager_key="crust_io_manager"),
    },
    required_resource_keys={"crumb_io_manager", "crust_io_manager", "waste_io_manager"},
    tags={"kedro/node": "cut"},
)
def cut(context, config: CutConfig, orders):
    """Cut one loaf after the other into parts, as a dictionary in an order of its own."""
    from golden_generators.pipelines.selling.nodes import cut

    yield from save_chunks(
        context,
        cut(orders, config.loaves_per_tray),
        {
            "crumb": "crumb_io_manager",
            "waste": "waste_io_manager",
            "crust": "crust_io_manager",
        },
        keys=["crumb", "waste", "crust"],
    )


@dg.op(
    ins={
        "orders": dg.In(input_manager_key="orders_io_manager"),
    },
    out={
        "labels": dg.Out(io_manager_key="labels_io_manager"),
    },
    tags={"kedro/node": "iterate_labels"},
)
def iterate_labels(orders):
    """Iterate over labels without being a generator function; the iterator is one result."""
    from golden_generators.pipelines.selling.nodes import iterate_labels

    return dg.Output(iterate_labels(orders))


@dg.op(
    ins={
        "orders": dg.In(input_manager_key="orders_io_manager"),
    },
    out={
        "order_list": dg.Out(io_manager_key="order_list_io_manager"),
    },
    tags={"kedro/node": "list_orders"},
)
def list_orders(orders):
    """List the orders; the list is one result."""
    from golden_generators.pipelines.selling.nodes import list_orders

    return list_orders(orders)


@dg.op(
    ins={
        "orders": dg.In(input_manager_key="orders_io_manager"),
    },
    out={
        "order_pair": dg.Out(io_manager_key="order_pair_io_manager"),
    },
    tags={"kedro/node": "pair_orders"},
)
def pair_orders(orders):
    """Pair the first order with the last one; the pair is one result."""
    from golden_generators.pipelines.selling.nodes import pair_orders

    return pair_orders(orders)


@dg.op(
    ins={
        "orders": dg.In(input_manager_key="orders_io_manager"),
    },
    out={
        "sold": dg.Out(io_manager_key="sold_io_manager"),
        "kept": dg.Out(io_manager_key="kept_io_manager"),
    },
    required_resource_keys={"kept_io_manager", "sold_io_manager"},
    tags={"kedro/node": "sell"},
)
def sell(context, orders):
    """Sell the loaves of one order after the other and keep one loaf back, as a tuple."""
    from golden_generators.pipelines.selling.nodes import sell

    yield from save_chunks(
        context, sell(orders), {"sold": "sold_io_manager", "kept": "kept_io_manager"}
    )


@dg.op(
    ins={
        "orders": dg.In(input_manager_key="orders_io_manager"),
    },
    out={
        "names": dg.Out(io_manager_key="names_io_manager"),
        "counts": dg.Out(io_manager_key="counts_io_manager"),
    },
    tags={"kedro/node": "unzip_orders"},
)
def unzip_orders(orders):
    """Iterate over pairs without being a generator function, for two results."""
    from golden_generators.pipelines.selling.nodes import unzip_orders

    return iterators_of(unzip_orders(orders))
