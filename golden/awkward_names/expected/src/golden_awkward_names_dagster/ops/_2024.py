"""Ops of the Kedro pipeline `_2024`."""

import dagster as dg

from ..parameters import (
    DashOpConfig,
    Parameters007OpConfig,
    Parameters1stHalfOpConfig,
    Parameters314OpConfig,
    Parameters2024OpConfig,
)


@dg.op(
    ins={
        "seeds": dg.In(input_manager_key="seeds_io_manager"),
    },
    out={
        "_2024": dg.Out(io_manager_key="dataset_2024_io_manager"),
    },
    tags={"kedro/node": "2024", "kedro/tags": "1-2.3,2024"},
)
def _2024_op(config: Parameters2024OpConfig, seeds):
    """Start with the seeds."""
    from golden_awkward_names.words import start

    return start(seeds, config.field_2024)


@dg.op(
    ins={
        "_2024": dg.In(input_manager_key="dataset_2024_io_manager"),
    },
    out={
        "_1st_half": dg.Out(io_manager_key="dataset_1st_half_io_manager"),
    },
    tags={"kedro/node": "1st-half"},
)
def _1st_half_op(config: Parameters1stHalfOpConfig, _2024):
    """Add a word to the words before it."""
    from golden_awkward_names.words import add

    return add(_2024, config.words__a_b)


@dg.op(
    ins={
        "_1st_half": dg.In(input_manager_key="dataset_1st_half_io_manager"),
    },
    out={
        "_007": dg.Out(io_manager_key="dataset_007_io_manager"),
    },
    tags={"kedro/node": "007"},
)
def _007_op(config: Parameters007OpConfig, _1st_half):
    """Add a word to the words before it."""
    from golden_awkward_names.words import add

    return add(_1st_half, config.words__a_b)


@dg.op(
    ins={
        "_007": dg.In(input_manager_key="dataset_007_io_manager"),
    },
    out={
        "_3__14": dg.Out(io_manager_key="dataset_3__14_io_manager"),
    },
    tags={"kedro/node": "3.14"},
)
def _3__14_op(config: Parameters314OpConfig, _007):
    """Add a word to the words before it."""
    from golden_awkward_names.words import add

    return add(_007, config.words__a_b)


@dg.op(
    ins={
        "_3__14": dg.In(input_manager_key="dataset_3__14_io_manager"),
    },
    out={
        "dash": dg.Out(io_manager_key="dash_io_manager"),
    },
    tags={"kedro/node": "-dash-"},
)
def dash_op(config: DashOpConfig, _3__14):
    """Add a word to the words before it."""
    from golden_awkward_names.words import add

    return add(_3__14, config.words__a_b)


@dg.op(
    ins={
        "_2024": dg.In(input_manager_key="dataset_2024_io_manager"),
        "_1st_half": dg.In(input_manager_key="dataset_1st_half_io_manager"),
        "_007": dg.In(input_manager_key="dataset_007_io_manager"),
        "_3__14": dg.In(input_manager_key="dataset_3__14_io_manager"),
        "dash": dg.In(input_manager_key="dash_io_manager"),
    },
    out={
        "years": dg.Out(io_manager_key="years_io_manager"),
    },
    tags={"kedro/node": "2024.years"},
)
def _2024__years(_2024, _1st_half, _007, _3__14, dash):
    """Join words in the order in which they come."""
    from golden_awkward_names.words import join

    return join(_2024, _1st_half, _007, _3__14, dash)
