"""Jobs: one for each registered Kedro pipeline."""

import dagster as dg

from .assets.external import readings
from .ops.correcting import (
    above_datum_op,
    clip_spikes,
    drop_gaps,
    is_high,
    own_readings,
    sort_by_hour,
    to_metres,
)
from .ops.counting import (
    count_by_class,
    exceeding,
    label_levels,
    len,
    mean_level_op,
    measure_range,
    sort_levels,
    sum_levels,
)
from .ops.warning import (
    above_low,
    log_above_mean,
    lowest_levels_op,
    make_low_levels,
    nearest_to_low_op,
    rank_by_level,
    rough_levels_op,
    sort_feet,
    take_levels,
    to_feet,
    warn,
)

# Assets that jobs read and do not make.
corrected = dg.AssetSpec("corrected")
levels = dg.AssetSpec("levels")
sorted_levels = dg.AssetSpec("sorted_levels")


@dg.job(name="__default__", executor_def=dg.in_process_executor)
def default():
    """Kedro pipeline `__default__`."""
    complete = drop_gaps(readings)
    in_order = sort_by_hour(complete)
    in_metres = to_metres(in_order)
    own = own_readings(in_metres)
    above_datum = above_datum_op(own)
    corrected = clip_spikes(above_datum)
    is_high(above_datum)
    len(corrected)
    rank_by_level(corrected)
    levels = take_levels(corrected)
    make_low_levels(levels)
    above_low(levels)
    count_by_class(levels)
    exceeding(levels)
    label_levels(levels)
    log_above_mean(levels)
    mean_level_op(levels)
    measure_range(levels)
    nearest_to_low_op(levels)
    rough_levels_op(levels)
    sorted_levels = sort_levels(levels)
    lowest_levels_op(sorted_levels)
    sum_levels(levels)
    levels_in_feet = to_feet(levels)
    sort_feet(levels_in_feet)
    warn(levels)


@dg.job(executor_def=dg.in_process_executor)
def correcting():
    """Kedro pipeline `correcting`."""
    complete = drop_gaps(readings)
    in_order = sort_by_hour(complete)
    in_metres = to_metres(in_order)
    own = own_readings(in_metres)
    above_datum = above_datum_op(own)
    clip_spikes(above_datum)
    is_high(above_datum)


@dg.job(executor_def=dg.in_process_executor)
def counting():
    """Kedro pipeline `counting`."""
    count_by_class(levels)
    exceeding(levels)
    label_levels(levels)
    len(corrected)
    mean_level_op(levels)
    measure_range(levels)
    sort_levels(levels)
    sum_levels(levels)


@dg.job(executor_def=dg.in_process_executor)
def warning():
    """Kedro pipeline `warning`."""
    lowest_levels_op(sorted_levels)
    rank_by_level(corrected)
    levels = take_levels(corrected)
    make_low_levels(levels)
    above_low(levels)
    log_above_mean(levels)
    nearest_to_low_op(levels)
    rough_levels_op(levels)
    levels_in_feet = to_feet(levels)
    sort_feet(levels_in_feet)
    warn(levels)
