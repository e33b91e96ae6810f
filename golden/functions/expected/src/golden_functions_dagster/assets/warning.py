"""Assets of the Kedro pipeline `warning`."""

import dagster as dg

from .. import functions


@dg.asset(
    io_manager_key="ranked_io_manager",
    group_name="warning",
    kinds={"json"},
    op_tags={"kedro/node": "rank_by_level"},
)
def ranked(corrected):
    return functions.rank_by_level(corrected)


@dg.asset(
    io_manager_key="levels_io_manager",
    group_name="warning",
    kinds={"json"},
    op_tags={"kedro/node": "take_levels"},
)
def levels(corrected):
    return functions.take_levels(corrected)


@dg.asset(
    io_manager_key="low_levels_io_manager",
    group_name="warning",
    kinds={"json"},
    op_tags={"kedro/node": "<lambda>__dfcd4b5f"},
)
def low_levels(levels):
    return functions.make_low_levels(levels)


@dg.asset(
    io_manager_key="levels_above_low_io_manager",
    group_name="warning",
    kinds={"json"},
    op_tags={"kedro/node": "above_low"},
)
def levels_above_low(levels):
    return functions.above_low(levels)


@dg.asset(
    io_manager_key="log_io_manager",
    group_name="warning",
    kinds={"json"},
    op_tags={"kedro/node": "log_above_mean"},
)
def log(levels):
    """Keep the levels above their mean."""
    return functions.log_above_mean(levels)


@dg.asset(
    io_manager_key="nearest_to_low_io_manager",
    group_name="warning",
    kinds={"json"},
    op_tags={"kedro/node": "nearest_to_low"},
)
def nearest_to_low(levels):
    return functions.nearest_to_low(levels)


@dg.asset(
    io_manager_key="rough_levels_io_manager",
    group_name="warning",
    kinds={"json"},
    op_tags={"kedro/node": "rough_levels"},
)
def rough_levels(levels):
    return functions.rough_levels(levels)


@dg.asset(
    io_manager_key="lowest_levels_io_manager",
    group_name="warning",
    kinds={"json"},
    op_tags={"kedro/node": "lowest_levels"},
)
def lowest_levels(sorted_levels):
    return functions.lowest_levels(sorted_levels, count=3)


@dg.asset(
    io_manager_key="levels_in_feet_io_manager",
    group_name="warning",
    kinds={"json"},
    op_tags={"kedro/node": "to_feet"},
)
def levels_in_feet(levels):
    return functions.to_feet(levels)


@dg.asset(
    io_manager_key="feet_in_order_io_manager",
    group_name="warning",
    kinds={"json"},
    op_tags={"kedro/node": "sort_feet"},
)
def feet_in_order(levels_in_feet):
    return functions.sort_feet(levels_in_feet)


@dg.asset(
    io_manager_key="warnings_io_manager",
    group_name="warning",
    kinds={"json"},
    op_tags={"kedro/node": "warn"},
)
def warnings(levels):
    """Put the levels above the limit into words."""
    return functions.warn(levels)
