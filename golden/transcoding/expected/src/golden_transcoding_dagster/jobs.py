"""Jobs: one for each registered Kedro pipeline."""

import dagster as dg

from .assets.external import fuel, lamp
from .ops.ledger import (
    check_ledger,
    compose_signal,
    describe_lamp,
    measure_signal,
    plan_watch,
    print_poster,
    read_header,
    summarise_fuel,
    write_ledger,
)
from .ops.tides import (
    harbour__post_tides,
    harbour__tabulate_tides,
    reef__post_tides,
    reef__tabulate_tides,
)


@dg.job(name="__default__", executor_def=dg.in_process_executor)
def default():
    """Kedro pipeline `__default__`."""
    signal = compose_signal(lamp)
    describe_lamp(lamp, lamp)
    harbour__high_table = harbour__tabulate_tides()
    harbour__post_tides(harbour__high_table)
    measure_signal(signal)
    watch = plan_watch(lamp)
    print_poster(watch)
    reef__high_table = reef__tabulate_tides()
    reef__post_tides(reef__high_table)
    summarise_fuel(fuel, fuel)
    ledger = write_ledger(fuel)
    check_ledger(ledger, ledger)
    read_header(ledger)


@dg.job(executor_def=dg.in_process_executor)
def ledger_job():
    """Kedro pipeline `ledger`."""
    signal = compose_signal(lamp)
    describe_lamp(lamp, lamp)
    measure_signal(signal)
    watch = plan_watch(lamp)
    print_poster(watch)
    summarise_fuel(fuel, fuel)
    ledger = write_ledger(fuel)
    check_ledger(ledger, ledger)
    read_header(ledger)


@dg.job(executor_def=dg.in_process_executor)
def tides():
    """Kedro pipeline `tides`."""
    harbour__high_table = harbour__tabulate_tides()
    harbour__post_tides(harbour__high_table)
    reef__high_table = reef__tabulate_tides()
    reef__post_tides(reef__high_table)
