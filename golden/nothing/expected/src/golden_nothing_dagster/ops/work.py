"""Ops of the Kedro pipeline `work`."""

import dagster as dg

from ..runtime.outputs import by_key
from ..runtime.partition_keys import partition_key


@dg.op(
    ins={
        "floor": dg.In(input_manager_key="floor_io_manager"),
    },
    out={
        "cleaned": dg.Out(dg.Nothing),
    },
    tags={"kedro/node": "clean"},
)
def clean(context, floor):
    """Clean the floor."""
    from golden_nothing.pipelines.work.nodes import clean

    clean(floor)
    context.log_event(dg.AssetMaterialization("cleaned"))


@dg.op(
    ins={
        "cleaned": dg.In(dg.Nothing),
        "keys": dg.In(input_manager_key="keys_io_manager"),
    },
    out={
        "doors": dg.Out(io_manager_key="doors_io_manager"),
        "opened": dg.Out(dg.Nothing),
    },
    tags={"kedro/node": "open_doors"},
)
def open_doors(context, keys):
    """Open the doors, and say so."""
    from golden_nothing.pipelines.work.nodes import open_doors

    doors, _ = open_doors("__nothing__", keys)
    context.log_event(dg.AssetMaterialization("opened"))
    return doors, None


@dg.op(
    ins={
        "opened": dg.In(dg.Nothing),
        "tables": dg.In(dg.Nothing),
    },
    out={
        "sums": dg.Out(io_manager_key="sums_io_manager"),
        "sold": dg.Out(dg.Nothing),
    },
    required_resource_keys={"tables_io_manager"},
    tags={"kedro/node": "sell"},
)
def sell(context):
    """Sell at every table, and say when it is done."""
    from golden_nothing.pipelines.work.nodes import sell

    tables = context.resources.tables_io_manager.load(context, [partition_key(context)])
    sums, _ = by_key(sell("__nothing__", tables), "sums", "sold")
    context.log_event(dg.AssetMaterialization("sold", partition=partition_key(context)))
    return sums, None


@dg.op(
    ins={
        "sold": dg.In(dg.Nothing),
    },
    out=dg.Out(dg.Nothing),
    tags={"kedro/node": "close"},
)
def close():
    """Close when everything is sold; no output."""
    from golden_nothing.pipelines.work.nodes import close

    close("__nothing__")


@dg.op(
    ins={
        "sold": dg.In(dg.Nothing),
        "doors": dg.In(input_manager_key="doors_io_manager"),
    },
    out={
        "report": dg.Out(io_manager_key="report_io_manager"),
    },
    tags={"kedro/node": "report"},
)
def report_op(doors):
    """Report, after everything is sold."""
    from golden_nothing.pipelines.work.nodes import report

    return report("__nothing__", doors)
