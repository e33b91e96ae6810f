"""Ops of the Kedro pipeline `rain`."""

import dagster as dg

from .. import partitions
from ..runtime.partition_keys import partition_key, upstream_keys


@dg.op(
    ins={
        "gauges": dg.In(dg.Nothing),
    },
    out={
        "checked": dg.Out(io_manager_key="checked_io_manager"),
    },
    required_resource_keys={"gauges_io_manager"},
    tags={"kedro/node": "check"},
)
def check(context):
    """Drop the readings that cannot be."""
    from golden_partitions_mappings.pipelines.rain.nodes import check

    gauges = context.resources.gauges_io_manager.load(context, [partition_key(context)])
    return check(gauges)


@dg.op(
    ins={
        "checked": dg.In(dg.Nothing),
    },
    out={
        "basins": dg.Out(io_manager_key="basins_io_manager"),
    },
    required_resource_keys={"checked_io_manager"},
    tags={"kedro/node": "drain"},
)
def drain(context):
    """Add up each basin: one partition from many, and one that is in many."""
    from golden_partitions_mappings.pipelines.rain.nodes import drain

    checked = context.resources.checked_io_manager.load(
        context,
        upstream_keys(
            partitions.checked_to_basins,
            partitions.checked,
            partitions.basins,
            partition_key(context),
        ),
    )
    return drain(checked)


@dg.op(
    ins={
        "gauges": dg.In(dg.Nothing),
    },
    out={
        "eu__numbered": dg.Out(io_manager_key="eu__numbered_io_manager"),
    },
    required_resource_keys={"gauges_io_manager"},
    tags={"kedro/node": "number"},
)
def number(context):
    """Give each gauge a number: one partition from one of another name."""
    from golden_partitions_mappings.pipelines.rain.nodes import number

    gauges = context.resources.gauges_io_manager.load(
        context,
        upstream_keys(
            partitions.gauges_to_region__numbered,
            partitions.checked,
            partitions.doubled,
            partition_key(context),
        ),
    )
    return number(gauges)


@dg.op(
    ins={
        "eu__numbered": dg.In(dg.Nothing),
    },
    out={
        "eu__doubled": dg.Out(io_manager_key="eu__doubled_io_manager"),
    },
    required_resource_keys={"eu__numbered_io_manager"},
    tags={"kedro/node": "double"},
)
def double(context):
    """Double each number's rain: the same partition."""
    from golden_partitions_mappings.pipelines.rain.nodes import double

    eu__numbered = context.resources.eu__numbered_io_manager.load(
        context, [partition_key(context)]
    )
    return double(eu__numbered)


@dg.op(
    ins={
        "basins": dg.In(dg.Nothing),
        "checked": dg.In(dg.Nothing),
    },
    out={
        "ranks": dg.Out(io_manager_key="ranks_io_manager"),
    },
    required_resource_keys={"basins_io_manager", "checked_io_manager"},
    tags={"kedro/node": "rank"},
)
def rank(context):
    """Compare each basin with every gauge: all partitions."""
    from golden_partitions_mappings.pipelines.rain.nodes import rank

    basins = context.resources.basins_io_manager.load(context, [partition_key(context)])
    checked = context.resources.checked_io_manager.load(context)
    return rank(basins, checked)
