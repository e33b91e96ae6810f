"""Ops of the Kedro pipeline `counting`."""

import dagster as dg


@dg.op(
    ins={
        "corrected": dg.In(input_manager_key="corrected_io_manager"),
    },
    out={
        "reading_count": dg.Out(io_manager_key="reading_count_io_manager"),
    },
    tags={"kedro/node": "len"},
)
def len(corrected):
    from builtins import len

    return len(corrected)


@dg.op(
    ins={
        "levels": dg.In(input_manager_key="levels_io_manager"),
    },
    out={
        "histogram": dg.Out(io_manager_key="histogram_io_manager"),
    },
    tags={"kedro/node": "count_by_class"},
)
def count_by_class(levels):
    """Count the levels in each class."""
    from golden_functions.pipelines.counting.nodes import Histogram

    return Histogram(width=0.5, labels=("ebb", "low"))(levels)


@dg.op(
    ins={
        "levels": dg.In(input_manager_key="levels_io_manager"),
    },
    out={
        "high_levels": dg.Out(io_manager_key="high_levels_io_manager"),
    },
    tags={"kedro/node": "exceeding"},
)
def exceeding(levels):
    """Keep the levels above a limit."""
    from golden_functions.pipelines.counting.nodes import exceeding

    return exceeding(2.5, levels)


@dg.op(
    ins={
        "levels": dg.In(input_manager_key="levels_io_manager"),
    },
    out={
        "level_sheet": dg.Out(io_manager_key="level_sheet_io_manager"),
    },
    tags={"kedro/node": "label_levels"},
)
def label_levels(levels):
    """Put what is given by name on one sheet, in the order in which it is given."""
    from golden_functions.pipelines.counting.nodes import label

    return label(unit="m", levels=levels)


@dg.op(
    ins={
        "levels": dg.In(input_manager_key="levels_io_manager"),
    },
    out={
        "mean_level": dg.Out(io_manager_key="mean_level_io_manager"),
    },
    tags={"kedro/node": "mean_level"},
)
def mean_level_op(levels):
    """Say what a function makes of the levels."""
    from statistics import fmean

    from golden_functions.pipelines.counting.nodes import summarise

    return summarise(levels, digits=1, by=fmean)


@dg.op(
    ins={
        "levels": dg.In(input_manager_key="levels_io_manager"),
    },
    out={
        "level_range": dg.Out(io_manager_key="level_range_io_manager"),
    },
    tags={"kedro/node": "measure_range"},
)
def measure_range(levels):
    """Find the range of the levels, in widths of a class."""
    from golden_functions.pipelines.counting.nodes import Histogram

    return Histogram(width=0.25).widest(levels)


@dg.op(
    ins={
        "levels": dg.In(input_manager_key="levels_io_manager"),
    },
    out={
        "sorted_levels": dg.Out(io_manager_key="sorted_levels_io_manager"),
    },
    tags={"kedro/node": "sort_levels"},
)
def sort_levels(levels):
    return sorted(levels)


@dg.op(
    ins={
        "levels": dg.In(input_manager_key="levels_io_manager"),
    },
    out={
        "level_sum": dg.Out(io_manager_key="level_sum_io_manager"),
    },
    tags={"kedro/node": "sum_levels"},
)
def sum_levels(levels):
    from math import fsum

    return fsum(levels)
