"""Jobs: one for each registered Kedro pipeline."""

import dagster as dg

from .assets.external import arrivals
from .ops.harbour import assign_berths, copy_tides, write_book


@dg.job(name="__default__", executor_def=dg.in_process_executor)
def default():
    """Kedro pipeline `__default__`."""
    berth_plan = assign_berths(arrivals)
    copy_tides()
    write_book(berth_plan)


@dg.job(executor_def=dg.in_process_executor)
def harbour():
    """Kedro pipeline `harbour`."""
    berth_plan = assign_berths(arrivals)
    copy_tides()
    write_book(berth_plan)
