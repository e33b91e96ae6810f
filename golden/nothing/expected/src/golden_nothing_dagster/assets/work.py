"""Assets of the Kedro pipeline `work`."""

import dagster as dg

from .. import partitions
from ..runtime.outputs import by_key


@dg.asset(
    dagster_type=dg.Nothing,
    description="The floor is clean.",
    group_name="work",
    op_tags={"kedro/node": "clean"},
)
def cleaned(floor):
    """Clean the floor."""
    from golden_nothing.pipelines.work.nodes import clean

    clean(floor)


@dg.multi_asset(
    ins={
        "cleaned": dg.AssetIn(dagster_type=dg.Nothing),
    },
    outs={
        "doors": dg.AssetOut(io_manager_key="doors_io_manager", kinds={"json"}),
        "opened": dg.AssetOut(dagster_type=dg.Nothing),
    },
    group_name="work",
    op_tags={"kedro/node": "open_doors"},
)
def open_doors_asset(keys):
    """Open the doors, and say so."""
    from golden_nothing.pipelines.work.nodes import open_doors

    doors, _ = open_doors("__nothing__", keys)
    return doors, None


@dg.multi_asset(
    ins={
        "opened": dg.AssetIn(dagster_type=dg.Nothing),
    },
    outs={
        "sums": dg.AssetOut(io_manager_key="sums_io_manager", kinds={"partitioned"}),
        "sold": dg.AssetOut(dagster_type=dg.Nothing),
    },
    group_name="work",
    partitions_def=partitions.sums,
    op_tags={"kedro/node": "sell"},
)
def sell_asset(tables):
    """Sell at every table, and say when it is done."""
    from golden_nothing.pipelines.work.nodes import sell

    sums, _ = by_key(sell("__nothing__", tables), "sums", "sold")
    return sums, None


@dg.asset(
    ins={
        "sold": dg.AssetIn(dagster_type=dg.Nothing),
    },
    io_manager_key="report_io_manager",
    group_name="work",
    kinds={"text"},
    op_tags={"kedro/node": "report"},
)
def report(doors):
    """Report, after everything is sold."""
    from golden_nothing.pipelines.work.nodes import report

    return report("__nothing__", doors)
