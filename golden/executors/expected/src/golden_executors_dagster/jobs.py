"""Jobs: those of the Kedro project's `dagster.yml`."""

import dagster as dg

from . import executors
from .assets.external import clocks
from .ops.striking import strike
from .ops.winding import wind


@dg.job(name="__default__", executor_def=executors.sequential)
def default():
    """Kedro pipeline `__default__`."""
    wound = wind(clocks)
    strike(wound)


@dg.job(executor_def=executors.on_celery)
def celery():
    """Kedro pipeline `__default__`."""
    wound = wind(clocks)
    strike(wound)


@dg.job(executor_def=executors.on_celery_docker)
def celery_docker():
    """Kedro pipeline `__default__`."""
    wound = wind(clocks)
    strike(wound)


@dg.job(executor_def=executors.on_celery_k8s)
def celery_k8s():
    """Kedro pipeline `__default__`."""
    wound = wind(clocks)
    strike(wound)


@dg.job(executor_def=executors.on_dask)
def dask():
    """Kedro pipeline `__default__`."""
    wound = wind(clocks)
    strike(wound)


@dg.job(executor_def=executors.in_docker)
def docker():
    """Kedro pipeline `__default__`."""
    wound = wind(clocks)
    strike(wound)


@dg.job(executor_def=executors.on_k8s)
def k8s():
    """Kedro pipeline `__default__`."""
    wound = wind(clocks)
    strike(wound)


@dg.job(executor_def=executors.spawned)
def new_processes():
    """Kedro pipeline `__default__`."""
    wound = wind(clocks)
    strike(wound)


@dg.job(executor_def=executors.parallel)
def processes():
    """Kedro pipeline `__default__`."""
    wound = wind(clocks)
    strike(wound)


@dg.job(executor_def=executors.once)
def without_retries():
    """Kedro pipeline `__default__`."""
    wound = wind(clocks)
    strike(wound)


@dg.job(executor_def=executors.written_out__executor)
def written_out():
    """Kedro pipeline `winding`."""
    wind(clocks)
