"""Ops of the Kedro pipeline `weeks`."""

import dagster as dg

from .. import partitions
from ..runtime.partition_keys import partition_key, partition_keys, upstream_keys


@dg.op(
    ins={
        "weights": dg.In(dg.Nothing),
    },
    out={
        "daily_gains": dg.Out(io_manager_key="daily_gains_io_manager"),
        "weighed": dg.Out(dg.Nothing),
    },
    required_resource_keys={"weights_io_manager"},
    tags={"kedro/node": "gains"},
)
def gains(context):
    """Tell how much the hives have gained in a day."""
    from golden_partitions_nested.pipelines.weeks.nodes import gains

    weights = context.resources.weights_io_manager.load(
        context, partition_keys(context, partitions.daily)
    )
    daily_gains, _ = gains(weights)
    for key in partition_keys(context, partitions.daily):
        context.log_event(dg.AssetMaterialization("weighed", partition=key))
    return daily_gains, None


@dg.op(
    ins={
        "daily_gains": dg.In(dg.Nothing),
        "weighed": dg.In(dg.Nothing),
    },
    out={
        "weekly_gains": dg.Out(io_manager_key="weekly_gains_io_manager"),
    },
    required_resource_keys={"daily_gains_io_manager"},
    tags={"kedro/node": "add_up"},
)
def add_up(context):
    """Add up the days of a week, which begins on Sunday."""
    from golden_partitions_nested.pipelines.weeks.nodes import add_up

    daily_gains = context.resources.daily_gains_io_manager.load(
        context,
        upstream_keys(
            dg.TimeWindowPartitionMapping(),
            partitions.daily,
            partitions.weekly,
            partition_key(context),
        ),
    )
    return add_up(daily_gains, "__nothing__")


@dg.op(
    ins={
        "weekly_gains": dg.In(dg.Nothing),
    },
    out={
        "best_days": dg.Out(io_manager_key="best_days_io_manager"),
    },
    required_resource_keys={"weekly_gains_io_manager"},
    tags={"kedro/node": "best"},
)
def best(context):
    """Name the best day of each week."""
    from golden_partitions_nested.pipelines.weeks.nodes import best

    weekly_gains = context.resources.weekly_gains_io_manager.load(context)
    return best(weekly_gains)
