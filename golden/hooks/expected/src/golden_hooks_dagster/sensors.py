"""Sensors: what a failed job sets off."""

import dagster as dg

from . import jobs
from .hooks import hooks
from .resources import io_managers


@dg.run_failure_sensor(
    monitored_jobs=[
        jobs.default,
        jobs.harvest,
    ],
    default_status=dg.DefaultSensorStatus.RUNNING,
)
def on_pipeline_error(context: dg.RunFailureSensorContext):
    """Call the hooks `on_pipeline_error` for a job that failed in a node."""
    hooks.on_pipeline_error(context, io_managers)
