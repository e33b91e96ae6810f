"""Jobs: one for each registered Kedro pipeline."""

import dagster as dg

from .assets.external import plants
from .ops.greenhouse import (
    tell_again,
    tell_all,
    tell_beds,
    tell_climate,
    tell_notes,
    tell_options,
    tell_parts,
    tell_pump,
    tell_watering,
)
from .ops.stations import (
    north__read_hours,
    north__read_station,
    south__read_hours,
    south__read_station,
)


@dg.job(name="__default__", executor_def=dg.in_process_executor)
def default():
    """Kedro pipeline `__default__`."""
    north__read_hours()
    north__read_station(plants)
    south__read_hours()
    south__read_station(plants)
    tell_again()
    tell_all()
    tell_beds(plants)
    tell_climate()
    tell_notes()
    tell_options()
    tell_parts()
    tell_pump()
    tell_watering()


@dg.job(executor_def=dg.in_process_executor)
def greenhouse():
    """Kedro pipeline `greenhouse`."""
    tell_again()
    tell_all()
    tell_beds(plants)
    tell_climate()
    tell_notes()
    tell_options()
    tell_parts()
    tell_pump()
    tell_watering()


@dg.job(executor_def=dg.in_process_executor)
def stations():
    """Kedro pipeline `stations`."""
    north__read_hours()
    north__read_station(plants)
    south__read_hours()
    south__read_station(plants)
