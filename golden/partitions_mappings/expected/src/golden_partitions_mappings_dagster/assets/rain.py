"""Assets of the Kedro pipeline `rain`."""

import dagster as dg

from .. import partitions


@dg.asset(
    io_manager_key="checked_io_manager",
    partitions_def=partitions.checked,
    group_name="rain",
    kinds={"partitioned"},
    op_tags={"kedro/node": "check"},
)
def checked(gauges):
    """Drop the readings that cannot be."""
    from golden_partitions_mappings.pipelines.rain.nodes import check

    return check(gauges)


@dg.asset(
    ins={
        "checked": dg.AssetIn(partition_mapping=partitions.checked_to_basins),
    },
    io_manager_key="basins_io_manager",
    partitions_def=partitions.basins,
    group_name="rain",
    kinds={"partitioned"},
    op_tags={"kedro/node": "drain"},
)
def basins(checked):
    """Add up each basin: one partition from many, and one that is in many."""
    from golden_partitions_mappings.pipelines.rain.nodes import drain

    return drain(checked)


@dg.asset(
    key=["eu", "numbered"],
    ins={
        "gauges": dg.AssetIn(partition_mapping=partitions.gauges_to_region__numbered),
    },
    io_manager_key="eu__numbered_io_manager",
    partitions_def=partitions.doubled,
    group_name="rain",
    kinds={"partitioned"},
    op_tags={"kedro/node": "number"},
)
def eu__numbered(gauges):
    """Give each gauge a number: one partition from one of another name."""
    from golden_partitions_mappings.pipelines.rain.nodes import number

    return number(gauges)


@dg.asset(
    key=["eu", "doubled"],
    ins={
        "eu__numbered": dg.AssetIn(key=["eu", "numbered"]),
    },
    io_manager_key="eu__doubled_io_manager",
    partitions_def=partitions.doubled,
    group_name="rain",
    kinds={"partitioned"},
    op_tags={"kedro/node": "double"},
)
def eu__doubled(eu__numbered):
    """Double each number's rain: the same partition."""
    from golden_partitions_mappings.pipelines.rain.nodes import double

    return double(eu__numbered)


@dg.asset(
    ins={
        "checked": dg.AssetIn(partition_mapping=dg.AllPartitionMapping()),
    },
    io_manager_key="ranks_io_manager",
    partitions_def=partitions.basins,
    group_name="rain",
    kinds={"partitioned"},
    op_tags={"kedro/node": "rank"},
)
def ranks(basins, checked):
    """Compare each basin with every gauge: all partitions."""
    from golden_partitions_mappings.pipelines.rain.nodes import rank

    return rank(basins, checked)
