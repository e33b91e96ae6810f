"""`sensors.py`: for definitions of partitions whose files come from elsewhere, and for failed runs."""

from __future__ import annotations

import libcst as cst

from ..model.dagster import Package
from ..model.partitions import PartitionSensor
from .layout import Layout
from .source import Source
from .syntax import (
    Statement,
    arg,
    call,
    docstring,
    dotted,
    name,
    names,
    returning,
    statement,
    string_set,
)
from .template import fill

_SENSOR = """
@dg.sensor(ARGUMENTS)
def FUNCTION(context):
    BODY
"""
_ON_ERROR = """
@dg.run_failure_sensor(ARGUMENTS)
def FUNCTION(context: dg.RunFailureSensorContext):
    BODY
"""
_NEW_FILES = "they add a partition for each new file of a dataset"
_FAILURES = "what a failed job sets off"


def emit_sensors(package: Package, layout: Layout) -> str:
    """The text of the module of sensors."""
    on_error = package.hooks.on_error if package.hooks is not None else None
    told = [
        *([_NEW_FILES] if package.partition_sensors else []),
        *([_FAILURES] if on_error is not None else []),
    ]
    source = Source(doc=f"Sensors: {', and '.join(told)}.")
    source.import_dagster()
    for sensor in package.partition_sensors:
        source.add(_new_files(sensor, source, layout))
    if on_error is not None:
        source.add(_failures(on_error, package, source))
    return source.text()


def _new_files(sensor: PartitionSensor, source: Source, layout: Layout) -> list[Statement]:
    source.import_names("", "partitions", level=1)
    layout.import_runtime(source, "discovery", "add_new_partitions")
    manager = dotted("context.resources", sensor.io_manager_key)
    added = call(
        "add_new_partitions",
        [arg(name("context")), arg(dotted("partitions", sensor.partitions)), arg(manager)],
    )
    return fill(
        _SENSOR,
        FUNCTION=sensor.function_name,
        ARGUMENTS=[arg(string_set([sensor.io_manager_key]), "required_resource_keys")],
        BODY=[docstring(f"Look for new files of `{sensor.dataset}`."), returning(added)],
    )


def _failures(on_error: str, package: Package, source: Source) -> list[Statement]:
    source.import_names("", "jobs", level=1)
    source.import_names("hooks", "hooks", level=1)
    chosen = "environments" if package.environments else "resources"
    source.import_names(chosen, "io_managers", level=1)
    monitored = [f"jobs.{job.function_name}" for job in package.jobs]
    text = "Call the hooks `on_pipeline_error` for a job that failed in a node."
    called = call("hooks.on_pipeline_error", [arg(name("context")), arg(name("io_managers"))])
    return fill(
        _ON_ERROR,
        FUNCTION=on_error,
        ARGUMENTS=[
            arg(names(monitored, exploded=True), "monitored_jobs"),
            arg(dotted("dg.DefaultSensorStatus.RUNNING"), "default_status").with_changes(
                comma=cst.Comma()
            ),
        ],
        BODY=[docstring(text), statement(called)],
    )
