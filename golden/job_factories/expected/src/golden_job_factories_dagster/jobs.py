"""Jobs: those of the Kedro project's `dagster.yml`."""

import dagster as dg

from .assets.external import (
    bern__airport__sales,
    bern__station__sales,
    rome__airport__sales,
)
from .ops.default import total_op
from .ops.shops import (
    bern__airport__count,
    bern__airport__report_op,
    bern__station__count,
    bern__station__report_op,
    rome__airport__count,
    rome__airport__report_op,
)


@dg.job(name="__default__", executor_def=dg.in_process_executor)
def default():
    """Kedro pipeline `__default__`."""
    bern__airport__counts = bern__airport__count(bern__airport__sales)
    bern__airport__report_op(bern__airport__counts)
    bern__station__counts = bern__station__count(bern__station__sales)
    bern__station__report_op(bern__station__counts)
    rome__airport__counts = rome__airport__count(rome__airport__sales)
    rome__airport__report_op(rome__airport__counts)
    total_op(bern__airport__counts, bern__station__counts, rome__airport__counts)


@dg.job(executor_def=dg.in_process_executor)
def bern():
    """All shops in bern."""
    bern__airport__counts = bern__airport__count(bern__airport__sales)
    bern__airport__report_op(bern__airport__counts)
    bern__station__counts = bern__station__count(bern__station__sales)
    bern__station__report_op(bern__station__counts)


@dg.job(executor_def=dg.in_process_executor, tags={"city": "bern"})
def bern_airport():
    """Kedro pipeline `shops`, filtered by node_namespaces."""
    bern__airport__counts = bern__airport__count(bern__airport__sales)
    bern__airport__report_op(bern__airport__counts)


@dg.job(executor_def=dg.in_process_executor)
def bern_station():
    """The shop at the station is different."""
    bern__station__counts = bern__station__count(bern__station__sales)
    bern__station__report_op(bern__station__counts)


@dg.job(executor_def=dg.in_process_executor)
def rome():
    """All shops in rome."""
    rome__airport__counts = rome__airport__count(rome__airport__sales)
    rome__airport__report_op(rome__airport__counts)


@dg.job(executor_def=dg.in_process_executor, tags={"city": "rome"})
def rome_airport():
    """Kedro pipeline `shops`, filtered by node_namespaces."""
    rome__airport__counts = rome__airport__count(rome__airport__sales)
    rome__airport__report_op(rome__airport__counts)
