"""Assets of the Kedro pipeline `counting`."""

import dagster as dg


@dg.asset(
    io_manager_key="reading_count_io_manager",
    group_name="counting",
    kinds={"json"},
    op_tags={"kedro/node": "len"},
)
def reading_count(corrected):
    from builtins import len

    return len(corrected)


@dg.asset(
    io_manager_key="histogram_io_manager",
    group_name="counting",
    kinds={"json"},
    op_tags={"kedro/node": "count_by_class"},
)
def histogram(levels):
    """Count the levels in each class."""
    from golden_functions.pipelines.counting.nodes import Histogram

    return Histogram(width=0.5, labels=("ebb", "low"))(levels)


@dg.asset(
    io_manager_key="high_levels_io_manager",
    group_name="counting",
    kinds={"json"},
    op_tags={"kedro/node": "exceeding"},
)
def high_levels(levels):
    """Keep the levels above a limit."""
    from golden_functions.pipelines.counting.nodes import exceeding

    return exceeding(2.5, levels)


@dg.asset(
    io_manager_key="level_sheet_io_manager",
    group_name="counting",
    kinds={"json"},
    op_tags={"kedro/node": "label_levels"},
)
def level_sheet(levels):
    """Put what is given by name on one sheet, in the order in which it is given."""
    from golden_functions.pipelines.counting.nodes import label

    return label(unit="m", levels=levels)


@dg.asset(
    io_manager_key="mean_level_io_manager",
    group_name="counting",
    kinds={"json"},
    op_tags={"kedro/node": "mean_level"},
)
def mean_level(levels):
    """Say what a function makes of the levels."""
    from statistics import fmean

    from golden_functions.pipelines.counting.nodes import summarise

    return summarise(levels, digits=1, by=fmean)


@dg.asset(
    io_manager_key="level_range_io_manager",
    group_name="counting",
    kinds={"json"},
    op_tags={"kedro/node": "measure_range"},
)
def level_range(levels):
    """Find the range of the levels, in widths of a class."""
    from golden_functions.pipelines.counting.nodes import Histogram

    return Histogram(width=0.25).widest(levels)


@dg.asset(
    io_manager_key="sorted_levels_io_manager",
    group_name="counting",
    kinds={"json"},
    op_tags={"kedro/node": "sort_levels"},
)
def sorted_levels(levels):
    return sorted(levels)


@dg.asset(
    io_manager_key="level_sum_io_manager",
    group_name="counting",
    kinds={"json"},
    op_tags={"kedro/node": "sum_levels"},
)
def level_sum(levels):
    from math import fsum

    return fsum(levels)
