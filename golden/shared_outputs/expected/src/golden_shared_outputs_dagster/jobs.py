"""Jobs: one for each registered Kedro pipeline."""

import dagster as dg

from .assets.external import readings, upstream
from .ops.back import swim
from .ops.guessed import predict__guessed, write_report__guessed
from .ops.measured import predict__measured, write_report__measured
from .ops.summing import summarise
from .ops.there import flow

# Assets that jobs read and do not make.
downstream = dg.AssetSpec("downstream")
wind = dg.AssetSpec("wind")


@dg.job(name="__default__", executor_def=dg.in_process_executor)
def default():
    """Kedro pipeline `__default__`."""
    flow(upstream)
    forecast, trend = predict__measured(readings)
    summarise(trend, readings)
    write_report__measured(forecast, trend)


@dg.job(executor_def=dg.in_process_executor)
def back():
    """Kedro pipeline `back`."""
    swim(downstream)


@dg.job(executor_def=dg.in_process_executor)
def guessed():
    """Kedro pipeline `guessed`."""
    forecast = predict__guessed(wind)
    write_report__guessed(forecast)


@dg.job(executor_def=dg.in_process_executor)
def measured():
    """Kedro pipeline `measured`."""
    forecast, trend = predict__measured(readings)
    write_report__measured(forecast, trend)


@dg.job(executor_def=dg.in_process_executor)
def measured_and_summed():
    """Kedro pipeline `measured_and_summed`."""
    forecast, trend = predict__measured(readings)
    summarise(trend, readings)
    write_report__measured(forecast, trend)


@dg.job(executor_def=dg.in_process_executor)
def there():
    """Kedro pipeline `there`."""
    flow(upstream)
