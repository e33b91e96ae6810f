"""Jobs: one for each registered Kedro pipeline."""

import dagster as dg

from . import partitions
from .assets.external import gauge
from .ops.tides import correct, find_high


@dg.job(
    name="__default__",
    partitions_def=partitions.daily,
    executor_def=dg.in_process_executor,
)
def default():
    """Kedro pipeline `__default__`."""
    corrected = correct(gauge)
    find_high(corrected=corrected)


@dg.job(partitions_def=partitions.daily, executor_def=dg.in_process_executor)
def tides():
    """Kedro pipeline `tides`."""
    corrected = correct(gauge)
    find_high(corrected=corrected)
