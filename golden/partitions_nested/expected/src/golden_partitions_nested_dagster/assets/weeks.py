"""Assets of the Kedro pipeline `weeks`."""

import dagster as dg

from .. import partitions


@dg.multi_asset(
    outs={
        "daily_gains": dg.AssetOut(
            io_manager_key="daily_gains_io_manager", kinds={"partitioned"}
        ),
        "weighed": dg.AssetOut(dagster_type=dg.Nothing),
    },
    group_name="weeks",
    partitions_def=partitions.daily,
    op_tags={"kedro/node": "gains"},
)
def gains_asset(weights):
    """Tell how much the hives have gained in a day."""
    from golden_partitions_nested.pipelines.weeks.nodes import gains

    daily_gains, _ = gains(weights)
    return daily_gains, None


@dg.asset(
    ins={
        "daily_gains": dg.AssetIn(partition_mapping=dg.TimeWindowPartitionMapping()),
        "weighed": dg.AssetIn(
            dagster_type=dg.Nothing, partition_mapping=dg.AllPartitionMapping()
        ),
    },
    io_manager_key="weekly_gains_io_manager",
    partitions_def=partitions.weekly,
    group_name="weeks",
    kinds={"partitioned"},
    op_tags={"kedro/node": "add_up"},
)
def weekly_gains(daily_gains):
    """Add up the days of a week, which begins on Sunday."""
    from golden_partitions_nested.pipelines.weeks.nodes import add_up

    return add_up(daily_gains, "__nothing__")


@dg.asset(
    io_manager_key="best_days_io_manager",
    group_name="weeks",
    kinds={"json"},
    op_tags={"kedro/node": "best"},
)
def best_days(weekly_gains):
    """Name the best day of each week."""
    from golden_partitions_nested.pipelines.weeks.nodes import best

    return best(weekly_gains)
