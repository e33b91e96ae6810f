"""Jobs: one for each registered Kedro pipeline."""

import dagster as dg

from .assets.external import clocks
from .ops.striking import strike
from .ops.winding import wind

# Assets that jobs read and do not make.
wound = dg.AssetSpec("wound")


@dg.job(name="__default__", executor_def=dg.in_process_executor)
def default():
    """Kedro pipeline `__default__`."""
    wound = wind(clocks)
    strike(wound)


@dg.job(executor_def=dg.in_process_executor)
def striking():
    """Kedro pipeline `striking`."""
    strike(wound)


@dg.job(executor_def=dg.in_process_executor)
def winding():
    """Kedro pipeline `winding`."""
    wind(clocks)
