"""Jobs: those of the Kedro project's `dagster.yml`."""

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
def corrections():
    """Kedro pipeline `__default__`, filtered by to_outputs."""
    correct(gauge)


high_tides = dg.define_asset_job(
    "high_tides",
    selection=dg.AssetSelection.assets("corrected", "highs"),
    description="Assets of the Kedro pipeline `__default__`, filtered by to_outputs.",
    executor_def=dg.in_process_executor,
)
