"""Ops of the Kedro pipeline `sampling`."""

import dagster as dg

from ..parameters import SplitBySeasonConfig
from ..runtime.outputs import by_key


@dg.op(
    ins={
        "samples": dg.In(input_manager_key="samples_io_manager"),
    },
    out={
        "deepest": dg.Out(io_manager_key="deepest_io_manager"),
    },
    tags={"kedro/node": "find_deepest"},
)
def find_deepest(samples):
    """Find the deepest sample, the only element of a list of results."""
    from golden_multiple_outputs.pipelines.sampling.nodes import find_deepest

    (deepest,) = find_deepest(samples)
    return deepest


@dg.op(
    ins={
        "samples": dg.In(input_manager_key="samples_io_manager"),
    },
    out={
        "shallowest": dg.Out(io_manager_key="shallowest_io_manager"),
    },
    tags={"kedro/node": "find_shallowest"},
)
def find_shallowest(samples):
    """Find the first of the shallowest samples, the only entry of a dictionary."""
    from golden_multiple_outputs.pipelines.sampling.nodes import find_shallowest

    (shallowest,) = by_key(find_shallowest(samples), "found")
    return shallowest


@dg.op(
    ins={
        "samples": dg.In(input_manager_key="samples_io_manager"),
    },
    out={
        "sample_names": dg.Out(io_manager_key="sample_names_io_manager"),
    },
    tags={"kedro/node": "list_names"},
)
def list_names(samples):
    """List the names of the samples, a single result that is itself a list."""
    from golden_multiple_outputs.pipelines.sampling.nodes import list_names

    return list_names(samples)


@dg.op(
    ins={
        "samples": dg.In(input_manager_key="samples_io_manager"),
    },
    out={
        "acidity_by_depth": dg.Out(io_manager_key="acidity_by_depth_io_manager"),
        "oxygen_by_depth": dg.Out(io_manager_key="oxygen_by_depth_io_manager"),
    },
    tags={"kedro/node": "profile"},
)
def profile(samples):
    """Average acidity and oxygen at each depth, as a dictionary of results."""
    from golden_multiple_outputs.pipelines.sampling.nodes import profile

    return by_key(profile(samples), "unit_ph", "unit_mg")


@dg.op(
    ins={
        "samples": dg.In(input_manager_key="samples_io_manager"),
    },
    out={
        "spring_samples": dg.Out(),
        "autumn_samples": dg.Out(),
        "undated_samples": dg.Out(),
    },
    tags={"kedro/node": "split_by_season"},
)
def split_by_season(config: SplitBySeasonConfig, samples):
    """Split the samples into spring, autumn and undated ones, as a list."""
    from golden_multiple_outputs.pipelines.sampling.nodes import split_by_season

    return tuple(
        split_by_season(samples, config.seasons__spring, config.seasons__autumn)
    )


@dg.op(
    out={
        "autumn_means": dg.Out(io_manager_key="autumn_means_io_manager"),
    },
    tags={"kedro/node": "measure_autumn"},
)
def measure_autumn(autumn_samples):
    """Measure only the means of some samples."""
    from golden_multiple_outputs.pipelines.sampling.nodes import mean_of

    return mean_of(autumn_samples)


@dg.op(
    out={
        "spring_means": dg.Out(io_manager_key="spring_means_io_manager"),
        "spring_extremes": dg.Out(io_manager_key="spring_extremes_io_manager"),
    },
    tags={"kedro/node": "measure_spring"},
)
def measure_spring(spring_samples):
    """Measure the means and the extremes of some samples, as a tuple."""
    from golden_multiple_outputs.pipelines.sampling.nodes import measure

    return tuple(measure(spring_samples))
