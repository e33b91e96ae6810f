"""Jobs: one for each registered Kedro pipeline."""

import dagster as dg

from .ops.recording import (
    count,
    keep_strings,
    record_empties,
    record_everything,
    record_lantern,
    record_lighthouse,
    record_lists,
    record_numbered_keys,
    record_odd_keys,
    record_scalars,
    record_shared,
    record_single_values,
    record_strings,
)


@dg.job(name="__default__", executor_def=dg.in_process_executor)
def default():
    """Kedro pipeline `__default__`."""
    count()
    keep_strings()
    record_empties()
    record_everything()
    record_lantern()
    record_lighthouse()
    record_lists()
    record_numbered_keys()
    record_odd_keys()
    record_scalars()
    record_shared()
    record_single_values()
    record_strings()


@dg.job(executor_def=dg.in_process_executor)
def recording():
    """Kedro pipeline `recording`."""
    count()
    keep_strings()
    record_empties()
    record_everything()
    record_lantern()
    record_lighthouse()
    record_lists()
    record_numbered_keys()
    record_odd_keys()
    record_scalars()
    record_shared()
    record_single_values()
    record_strings()
