"""Ops of the Kedro pipeline `warning`."""

import dagster as dg

from .. import functions


@dg.op(
    ins={
        "corrected": dg.In(input_manager_key="corrected_io_manager"),
    },
    out={
        "ranked": dg.Out(io_manager_key="ranked_io_manager"),
    },
    tags={"kedro/node": "rank_by_level"},
)
def rank_by_level(corrected):
    return functions.rank_by_level(corrected)


@dg.op(
    ins={
        "corrected": dg.In(input_manager_key="corrected_io_manager"),
    },
    out={
        "levels": dg.Out(io_manager_key="levels_io_manager"),
    },
    tags={"kedro/node": "take_levels"},
)
def take_levels(corrected):
    return functions.take_levels(corrected)


@dg.op(
    ins={
        "levels": dg.In(input_manager_key="levels_io_manager"),
    },
    out={
        "low_levels": dg.Out(io_manager_key="low_levels_io_manager"),
    },
    tags={"kedro/node": "<lambda>__dfcd4b5f"},
)
def make_low_levels(levels):
    return functions.make_low_levels(levels)


@dg.op(
    ins={
        "levels": dg.In(input_manager_key="levels_io_manager"),
    },
    out={
        "levels_above_low": dg.Out(io_manager_key="levels_above_low_io_manager"),
    },
    tags={"kedro/node": "above_low"},
)
def above_low(levels):
    return functions.above_low(levels)


@dg.op(
    ins={
        "levels": dg.In(input_manager_key="levels_io_manager"),
    },
    out={
        "log": dg.Out(io_manager_key="log_io_manager"),
    },
    tags={"kedro/node": "log_above_mean"},
)
def log_above_mean(levels):
    """Keep the levels above their mean."""
    return functions.log_above_mean(levels)


@dg.op(
    ins={
        "levels": dg.In(input_manager_key="levels_io_manager"),
    },
    out={
        "nearest_to_low": dg.Out(io_manager_key="nearest_to_low_io_manager"),
    },
    tags={"kedro/node": "nearest_to_low"},
)
def nearest_to_low_op(levels):
    return functions.nearest_to_low(levels)


@dg.op(
    ins={
        "levels": dg.In(input_manager_key="levels_io_manager"),
    },
    out={
        "rough_levels": dg.Out(io_manager_key="rough_levels_io_manager"),
    },
    tags={"kedro/node": "rough_levels"},
)
def rough_levels_op(levels):
    return functions.rough_levels(levels)


@dg.op(
    ins={
        "sorted_levels": dg.In(input_manager_key="sorted_levels_io_manager"),
    },
    out={
        "lowest_levels": dg.Out(io_manager_key="lowest_levels_io_manager"),
    },
    tags={"kedro/node": "lowest_levels"},
)
def lowest_levels_op(sorted_levels):
    return functions.lowest_levels(sorted_levels, count=3)


@dg.op(
    ins={
        "levels": dg.In(input_manager_key="levels_io_manager"),
    },
    out={
        "levels_in_feet": dg.Out(io_manager_key="levels_in_feet_io_manager"),
    },
    tags={"kedro/node": "to_feet"},
)
def to_feet(levels):
    return functions.to_feet(levels)


@dg.op(
    ins={
        "levels_in_feet": dg.In(input_manager_key="levels_in_feet_io_manager"),
    },
    out={
        "feet_in_order": dg.Out(io_manager_key="feet_in_order_io_manager"),
    },
    tags={"kedro/node": "sort_feet"},
)
def sort_feet(levels_in_feet):
    return functions.sort_feet(levels_in_feet)


@dg.op(
    ins={
        "levels": dg.In(input_manager_key="levels_io_manager"),
    },
    out={
        "warnings": dg.Out(io_manager_key="warnings_io_manager"),
    },
    tags={"kedro/node": "warn"},
)
def warn(levels):
    """Put the levels above the limit into words."""
    return functions.warn(levels)
