"""Assets of the Kedro pipeline `sampling`."""

import dagster as dg

from ..parameters import SplitBySeasonConfig
from ..runtime.outputs import by_key


@dg.asset(
    io_manager_key="deepest_io_manager",
    group_name="sampling",
    kinds={"json"},
    op_tags={"kedro/node": "find_deepest"},
)
def deepest(samples):
    """Find the deepest sample, the only element of a list of results."""
    from golden_multiple_outputs.pipelines.sampling.nodes import find_deepest

    (deepest,) = find_deepest(samples)
    return deepest


@dg.asset(
    io_manager_key="shallowest_io_manager",
    group_name="sampling",
    kinds={"json"},
    op_tags={"kedro/node": "find_shallowest"},
)
def shallowest(samples):
    """Find the first of the shallowest samples, the only entry of a dictionary."""
    from golden_multiple_outputs.pipelines.sampling.nodes import find_shallowest

    (shallowest,) = by_key(find_shallowest(samples), "found")
    return shallowest


@dg.asset(
    io_manager_key="sample_names_io_manager",
    group_name="sampling",
    kinds={"json"},
    op_tags={"kedro/node": "list_names"},
)
def sample_names(samples):
    """List the names of the samples, a single result that is itself a list."""
    from golden_multiple_outputs.pipelines.sampling.nodes import list_names

    return list_names(samples)


@dg.multi_asset(
    outs={
        "acidity_by_depth": dg.AssetOut(
            io_manager_key="acidity_by_depth_io_manager", kinds={"json"}
        ),
        "oxygen_by_depth": dg.AssetOut(
            io_manager_key="oxygen_by_depth_io_manager", kinds={"json"}
        ),
    },
    group_name="sampling",
    op_tags={"kedro/node": "profile"},
)
def profile_asset(samples):
    """Average acidity and oxygen at each depth, as a dictionary of results."""
    from golden_multiple_outputs.pipelines.sampling.nodes import profile

    return by_key(profile(samples), "unit_ph", "unit_mg")


@dg.multi_asset(
    outs={
        "spring_samples": dg.AssetOut(kinds={"memory"}),
        "autumn_samples": dg.AssetOut(kinds={"memory"}),
        "undated_samples": dg.AssetOut(kinds={"memory"}),
    },
    group_name="sampling",
    op_tags={"kedro/node": "split_by_season"},
)
def split_by_season_asset(config: SplitBySeasonConfig, samples):
    """Split the samples into spring, autumn and undated ones, as a list."""
    from golden_multiple_outputs.pipelines.sampling.nodes import split_by_season

    return tuple(
        split_by_season(samples, config.seasons__spring, config.seasons__autumn)
    )


@dg.asset(
    io_manager_key="autumn_means_io_manager",
    group_name="sampling",
    kinds={"json"},
    op_tags={"kedro/node": "measure_autumn"},
)
def autumn_means(autumn_samples):
    """Measure only the means of some samples."""
    from golden_multiple_outputs.pipelines.sampling.nodes import mean_of

    return mean_of(autumn_samples)


@dg.multi_asset(
    outs={
        "spring_means": dg.AssetOut(
            io_manager_key="spring_means_io_manager", kinds={"json"}
        ),
        "spring_extremes": dg.AssetOut(
            io_manager_key="spring_extremes_io_manager", kinds={"json"}
        ),
    },
    group_name="sampling",
    op_tags={"kedro/node": "measure_spring"},
)
def measure_spring_asset(spring_samples):
    """Measure the means and the extremes of some samples, as a tuple."""
    from golden_multiple_outputs.pipelines.sampling.nodes import measure

    return tuple(measure(spring_samples))
