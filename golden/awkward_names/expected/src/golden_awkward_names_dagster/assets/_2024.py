"""Assets of the Kedro pipeline `_2024`."""

import dagster as dg

from ..parameters import (
    DashOpConfig,
    Parameters007OpConfig,
    Parameters1stHalfOpConfig,
    Parameters314OpConfig,
    Parameters2024OpConfig,
)


@dg.multi_asset(
    outs={
        "_2024": dg.AssetOut(
            key=["2024"],
            io_manager_key="dataset_2024_io_manager",
            kinds={"json"},
            tags={"1-2.3": "", "2024": ""},
        ),
    },
    group_name="_2024",
    op_tags={"kedro/node": "2024", "kedro/tags": "1-2.3,2024"},
)
def _2024_op_asset(config: Parameters2024OpConfig, seeds):
    """Start with the seeds."""
    from golden_awkward_names.words import start

    return start(seeds, config.field_2024)


@dg.multi_asset(
    ins={
        "_2024": dg.AssetIn(key="2024"),
    },
    outs={
        "_1st_half": dg.AssetOut(
            key=["1st-half"],
            io_manager_key="dataset_1st_half_io_manager",
            kinds={"json"},
        ),
    },
    group_name="_2024",
    op_tags={"kedro/node": "1st-half"},
)
def _1st_half_op_asset(config: Parameters1stHalfOpConfig, _2024):
    """Add a word to the words before it."""
    from golden_awkward_names.words import add

    return add(_2024, config.words__a_b)


@dg.multi_asset(
    ins={
        "_1st_half": dg.AssetIn(key="1st-half"),
    },
    outs={
        "_007": dg.AssetOut(
            key=["007"], io_manager_key="dataset_007_io_manager", kinds={"json"}
        ),
    },
    group_name="_2024",
    op_tags={"kedro/node": "007"},
)
def _007_op_asset(config: Parameters007OpConfig, _1st_half):
    """Add a word to the words before it."""
    from golden_awkward_names.words import add

    return add(_1st_half, config.words__a_b)


@dg.multi_asset(
    ins={
        "_007": dg.AssetIn(key="007"),
    },
    outs={
        "_3__14": dg.AssetOut(
            key=["3", "14"], io_manager_key="dataset_3__14_io_manager", kinds={"json"}
        ),
    },
    group_name="_2024",
    op_tags={"kedro/node": "3.14"},
)
def _3__14_op_asset(config: Parameters314OpConfig, _007):
    """Add a word to the words before it."""
    from golden_awkward_names.words import add

    return add(_007, config.words__a_b)


@dg.multi_asset(
    ins={
        "_3__14": dg.AssetIn(key=["3", "14"]),
    },
    outs={
        "dash": dg.AssetOut(
            key=["-dash-"], io_manager_key="dash_io_manager", kinds={"json"}
        ),
    },
    group_name="_2024",
    op_tags={"kedro/node": "-dash-"},
)
def dash_op_asset(config: DashOpConfig, _3__14):
    """Add a word to the words before it."""
    from golden_awkward_names.words import add

    return add(_3__14, config.words__a_b)


@dg.asset(
    ins={
        "_2024": dg.AssetIn(key="2024"),
        "_1st_half": dg.AssetIn(key="1st-half"),
        "_007": dg.AssetIn(key="007"),
        "_3__14": dg.AssetIn(key=["3", "14"]),
        "dash": dg.AssetIn(key="-dash-"),
    },
    io_manager_key="years_io_manager",
    group_name="_2024",
    kinds={"json"},
    op_tags={"kedro/node": "2024.years"},
)
def years(_2024, _1st_half, _007, _3__14, dash):
    """Join words in the order in which they come."""
    from golden_awkward_names.words import join

    return join(_2024, _1st_half, _007, _3__14, dash)
