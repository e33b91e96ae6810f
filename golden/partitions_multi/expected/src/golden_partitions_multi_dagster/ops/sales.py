"""Ops of the Kedro pipeline `sales`."""

import dagster as dg

from .. import partitions
from ..runtime.partition_keys import partition_key, upstream_keys


@dg.op(
    ins={
        "receipts": dg.In(dg.Nothing),
        "rates": dg.In(dg.Nothing),
    },
    out={
        "sums": dg.Out(io_manager_key="sums_io_manager"),
    },
    required_resource_keys={"rates_io_manager", "receipts_io_manager"},
    tags={"kedro/node": "add_up"},
)
def add_up(context):
    """Add up the receipts of a day and a shop, in the shop's currency."""
    from golden_partitions_multi.pipelines.sales.nodes import add_up

    receipts = context.resources.receipts_io_manager.load(
        context, [partition_key(context)]
    )
    rates = context.resources.rates_io_manager.load(
        context,
        upstream_keys(
            dg.MultiToSingleDimensionPartitionMapping(),
            partitions.rates,
            partitions.rebates,
            partition_key(context),
        ),
    )
    return add_up(receipts, rates)


@dg.op(
    ins={
        "sums": dg.In(dg.Nothing),
    },
    out={
        "rebates": dg.Out(io_manager_key="rebates_io_manager"),
    },
    required_resource_keys={"sums_io_manager"},
    tags={"kedro/node": "rebate"},
)
def rebate(context):
    """Take off a tenth."""
    from golden_partitions_multi.pipelines.sales.nodes import rebate

    sums = context.resources.sums_io_manager.load(context, [partition_key(context)])
    return rebate(sums)
