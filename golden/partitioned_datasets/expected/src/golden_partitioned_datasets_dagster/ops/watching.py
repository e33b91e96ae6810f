"""Ops of the Kedro pipeline `watching`."""

import dagster as dg

from ..parameters import PostSightingsConfig


@dg.op(
    ins={
        "nests": dg.In(input_manager_key="nests_io_manager"),
    },
    out={
        "egg_counts": dg.Out(io_manager_key="egg_counts_io_manager"),
        "nest_weeks": dg.Out(io_manager_key="nest_weeks_io_manager"),
    },
    required_resource_keys={"nests_io_manager"},
    tags={"kedro/node": "count_eggs"},
)
def count_eggs(context, nests):
    """Count the eggs of each bird, and list the weeks that were new."""
    from golden_partitioned_datasets.pipelines.watching.nodes import count_eggs

    egg_counts, nest_weeks = count_eggs(nests)
    yield dg.Output(egg_counts, "egg_counts")
    yield dg.Output(nest_weeks, "nest_weeks")
    context.resources.nests_io_manager.confirm()


@dg.op(
    ins={
        "arrivals": dg.In(input_manager_key="arrivals_io_manager"),
    },
    out={
        "arrival_log": dg.Out(io_manager_key="arrival_log_io_manager"),
    },
    required_resource_keys={"arrivals_io_manager"},
    tags={"kedro/node": "log_arrivals"},
)
def log_arrivals(context, arrivals):
    """Log how many birds have arrived on each new day."""
    from golden_partitioned_datasets.pipelines.watching.nodes import log_arrivals

    yield dg.Output(log_arrivals(arrivals), "arrival_log")
    context.resources.arrivals_io_manager.confirm()


@dg.op(
    ins={
        "departures": dg.In(input_manager_key="departures_io_manager"),
    },
    out={
        "departure_log": dg.Out(io_manager_key="departure_log_io_manager"),
    },
    tags={"kedro/node": "log_departures"},
)
def log_departures(departures):
    """Log who has left on each new day."""
    from golden_partitioned_datasets.pipelines.watching.nodes import log_departures

    return log_departures(departures)


@dg.op(
    ins={
        "sightings": dg.In(input_manager_key="sightings_io_manager"),
    },
    out=dg.Out(dg.Nothing),
    required_resource_keys={"sightings_io_manager"},
    tags={"kedro/node": "post_sightings"},
)
def post_sightings(context, config: PostSightingsConfig, sightings):
    """Post the new sightings on the board."""
    from golden_partitioned_datasets.pipelines.watching.nodes import post_sightings

    post_sightings(sightings, config.board_path)
    context.resources.sightings_io_manager.confirm()


@dg.op(
    ins={
        "rings": dg.In(input_manager_key="rings_io_manager"),
    },
    out={
        "ring_list": dg.Out(io_manager_key="ring_list_io_manager"),
    },
    tags={"kedro/node": "read_rings"},
)
def read_rings(rings):
    """Read the rings, all of them in every run."""
    from golden_partitioned_datasets.pipelines.watching.nodes import read_rings

    return read_rings(rings)


@dg.op(
    ins={
        "moults": dg.In(input_manager_key="moults_io_manager"),
    },
    out={
        "feathers": dg.Out(io_manager_key="feathers_io_manager"),
    },
    tags={"kedro/node": "sweep_feathers"},
)
def sweep_feathers(moults):
    """Sweep up the feathers of the new moults."""
    from golden_partitioned_datasets.pipelines.watching.nodes import sweep_feathers

    return sweep_feathers(moults)


@dg.op(
    ins={
        "departure_log": dg.In(input_manager_key="departure_log_io_manager"),
        "feathers": dg.In(input_manager_key="feathers_io_manager"),
    },
    out={
        "bulletin": dg.Out(io_manager_key="bulletin_io_manager"),
    },
    required_resource_keys={"departures_io_manager", "moults_io_manager"},
    tags={"kedro/node": "publish"},
)
def publish(context, departure_log, feathers):
    """Publish what has been logged."""
    from golden_partitioned_datasets.pipelines.watching.nodes import publish

    yield dg.Output(publish(departure_log, feathers), "bulletin")
    context.resources.departures_io_manager.confirm()
    context.resources.moults_io_manager.confirm()
