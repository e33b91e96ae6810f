"""Assets of the Kedro pipeline `selling`."""

import dagster as dg

from ..parameters import CutConfig
from ..runtime.streams import iterators_of, save_chunks


@dg.asset(
    io_manager_key="prices_io_manager",
    group_name="selling",
    kinds={"lines"},
    op_tags={"kedro/node": "call_prices"},
)
def prices(orders):
    """Call out the prices; what the pipeline calls is the function around."""
    from golden_generators.pipelines.selling.nodes import call_prices

    return dg.Output(call_prices(orders))


@dg.multi_asset(
    outs={
        "crumb": dg.AssetOut(io_manager_key="crumb_io_manager", kinds={"appendtext"}),
        "waste": dg.AssetOut(io_manager_key="waste_io_manager", kinds={"appendtext"}),
        "crust": dg.AssetOut(io_manager_key="crust_io_manager", kinds={"appendtext"}),
    },
    group_name="selling",
    required_resource_keys={"crumb_io_manager", "crust_io_manager", "waste_io_manager"},
    op_tags={"kedro/node": "cut"},
)
def cut_asset(context, config: CutConfig, orders):
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


@dg.asset(
    io_manager_key="labels_io_manager",
    group_name="selling",
    kinds={"lines"},
    op_tags={"kedro/node": "iterate_labels"},
)
def labels(orders):
    """Iterate over labels without being a generator function; the iterator is one result."""
    from golden_generators.pipelines.selling.nodes import iterate_labels

    return dg.Output(iterate_labels(orders))


@dg.asset(
    io_manager_key="order_list_io_manager",
    group_name="selling",
    kinds={"json"},
    op_tags={"kedro/node": "list_orders"},
)
def order_list(orders):
    """List the orders; the list is one result."""
    from golden_generators.pipelines.selling.nodes import list_orders

    return list_orders(orders)


@dg.asset(
    io_manager_key="order_pair_io_manager",
    group_name="selling",
    kinds={"json"},
    op_tags={"kedro/node": "pair_orders"},
)
def order_pair(orders):
    """Pair the first order with the last one; the pair is one result."""
    from golden_generators.pipelines.selling.nodes import pair_orders

    return pair_orders(orders)


@dg.multi_asset(
    outs={
        "sold": dg.AssetOut(io_manager_key="sold_io_manager", kinds={"appendtext"}),
        "kept": dg.AssetOut(io_manager_key="kept_io_manager", kinds={"appendtext"}),
    },
    group_name="selling",
    required_resource_keys={"kept_io_manager", "sold_io_manager"},
    op_tags={"kedro/node": "sell"},
)
def sell_asset(context, orders):
    """Sell the loaves of one order after the other and keep one loaf back, as a tuple."""
    from golden_generators.pipelines.selling.nodes import sell

    yield from save_chunks(
        context, sell(orders), {"sold": "sold_io_manager", "kept": "kept_io_manager"}
    )


@dg.multi_asset(
    outs={
        "names": dg.AssetOut(io_manager_key="names_io_manager", kinds={"lines"}),
        "counts": dg.AssetOut(io_manager_key="counts_io_manager", kinds={"lines"}),
    },
    group_name="selling",
    op_tags={"kedro/node": "unzip_orders"},
)
def unzip_orders_asset(orders):
    """Iterate over pairs without being a generator function, for two results."""
    from golden_generators.pipelines.selling.nodes import unzip_orders

    return iterators_of(unzip_orders(orders))
