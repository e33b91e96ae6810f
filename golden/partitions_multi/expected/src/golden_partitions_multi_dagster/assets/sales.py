"""Assets of the Kedro pipeline `sales`."""

import dagster as dg

from .. import partitions


@dg.asset(
    ins={
        "rates": dg.AssetIn(
            partition_mapping=dg.MultiToSingleDimensionPartitionMapping()
        ),
    },
    io_manager_key="sums_io_manager",
    partitions_def=partitions.rebates,
    group_name="sales",
    kinds={"partitioned"},
    op_tags={"kedro/node": "add_up"},
)
def sums(receipts, rates):
    """Add up the receipts of a day and a shop, in the shop's currency."""
    from golden_partitions_multi.pipelines.sales.nodes import add_up

    return add_up(receipts, rates)


@dg.asset(
    io_manager_key="rebates_io_manager",
    partitions_def=partitions.rebates,
    group_name="sales",
    kinds={"partitioned"},
    op_tags={"kedro/node": "rebate"},
)
def rebates(sums):
    """Take off a tenth."""
    from golden_partitions_multi.pipelines.sales.nodes import rebate

    return rebate(sums)
