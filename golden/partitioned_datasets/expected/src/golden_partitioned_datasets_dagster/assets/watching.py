"""Assets of the Kedro pipeline `watching`."""

import dagster as dg


@dg.multi_asset(
    outs={
        "egg_counts": dg.AssetOut(
            io_manager_key="egg_counts_io_manager", kinds={"json"}
        ),
        "nest_weeks": dg.AssetOut(
            io_manager_key="nest_weeks_io_manager", kinds={"json"}
        ),
    },
    group_name="watching",
    required_resource_keys={"nests_io_manager"},
    op_tags={"kedro/node": "count_eggs"},
)
def count_eggs_asset(context, nests):
    """Count the eggs of each bird, and list the weeks that were new."""
    from golden_partitioned_datasets.pipelines.watching.nodes import count_eggs

    egg_counts, nest_weeks = count_eggs(nests)
    yield dg.Output(egg_counts, "egg_counts")
    yield dg.Output(nest_weeks, "nest_weeks")
    context.resources.nests_io_manager.confirm()


@dg.multi_asset(
    outs={
        "arrival_log": dg.AssetOut(
            io_manager_key="arrival_log_io_manager", kinds={"json"}
        ),
    },
    group_name="watching",
    required_resource_keys={"arrivals_io_manager"},
    op_tags={"kedro/node": "log_arrivals"},
)
def log_arrivals_asset(context, arrivals):
    """Log how many birds have arrived on each new day."""
    from golden_partitioned_datasets.pipelines.watching.nodes import log_arrivals

    yield dg.Output(log_arrivals(arrivals), "arrival_log")
    context.resources.arrivals_io_manager.confirm()


@dg.asset(
    io_manager_key="departure_log_io_manager",
    group_name="watching",
    kinds={"text"},
    op_tags={"kedro/node": "log_departures"},
)
def departure_log(departures):
    """Log who has left on each new day."""
    from golden_partitioned_datasets.pipelines.watching.nodes import log_departures

    return log_departures(departures)


@dg.asset(
    io_manager_key="ring_list_io_manager",
    group_name="watching",
    kinds={"json"},
    op_tags={"kedro/node": "read_rings"},
)
def ring_list(rings):
    """Read the rings, all of them in every run."""
    from golden_partitioned_datasets.pipelines.watching.nodes import read_rings

    return read_rings(rings)


@dg.asset(
    io_manager_key="feathers_io_manager",
    group_name="watching",
    kinds={"json"},
    op_tags={"kedro/node": "sweep_feathers"},
)
def feathers(moults):
    """Sweep up the feathers of the new moults."""
    from golden_partitioned_datasets.pipelines.watching.nodes import sweep_feathers

    return sweep_feathers(moults)


@dg.multi_asset(
    outs={
        "bulletin": dg.AssetOut(io_manager_key="bulletin_io_manager", kinds={"text"}),
    },
    group_name="watching",
    required_resource_keys={"departures_io_manager", "moults_io_manager"},
    op_tags={"kedro/node": "publish"},
)
def publish_asset(context, departure_log, feathers):
    """Publish what has been logged."""
    from golden_partitioned_datasets.pipelines.watching.nodes import publish

    yield dg.Output(publish(departure_log, feathers), "bulletin")
    context.resources.departures_io_manager.confirm()
    context.resources.moults_io_manager.confirm()
