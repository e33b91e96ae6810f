"""`sensors.py`: what waits for new files of partitions, for runs, and for assets."""

from __future__ import annotations

from collections.abc import Iterator

import libcst as cst

from ...dagster_model.package import Package
from ...dagster_model.partitions import PartitionSensor
from ...dagster_model.runs import Sensor
from ..code.layout import Layout
from ..code.source import Source
from ..code.syntax import (
    Statement,
    arg,
    assign,
    call,
    docstring,
    dotted,
    import_from,
    literal,
    name,
    names,
    returning,
    spaced,
)
from ..code.template import fill

_SENSOR = """
@dg.sensor(ARGUMENTS)
def FUNCTION(context):
    BODY
"""
_RUN_STATUS_SENSOR = """
@dg.run_status_sensor(ARGUMENTS)
def FUNCTION(context):
    BODY
"""
_ASSET_SENSOR = """
@dg.asset_sensor(ARGUMENTS)
def FUNCTION(context, asset_event):
    BODY
"""


def emit_sensors(package: Package, layout: Layout) -> str:
    """The text of the module of sensors."""
    doc = "Sensors that add a partition for each new file of a dataset."
    if package.run_sensors:
        doc = "Sensors: what happens when runs end, assets are materialized, or files arrive."
    source = Source(doc=doc)
    if package.partition_sensors:
        resources_module = "environments" if package.environments else "resources"
        source.import_names(resources_module, "resources", level=1)
    for sensor in package.partition_sensors:
        source.import_dagster()
        source.add(_new_files(sensor, source, layout))
    for run_sensor in package.run_sensors:
        source.add(_run_sensor(run_sensor, source))
    return source.text()


def _new_files(sensor: PartitionSensor, source: Source, layout: Layout) -> list[Statement]:
    source.import_names("", "partitions", level=1)
    layout.import_runtime(source, "discovery", "add_new_partitions")
    manager = cst.Subscript(
        name("resources"), [cst.SubscriptElement(cst.Index(literal(sensor.io_manager_key)))]
    )
    added = call(
        "add_new_partitions",
        [arg(name("context")), arg(dotted("partitions", sensor.partitions)), arg(manager)],
    )
    text = f"Add a partition for each new file of `{sensor.dataset}`."
    return fill(
        _SENSOR,
        FUNCTION=sensor.function_name,
        ARGUMENTS=[arg(literal(text), "description")],
        BODY=[docstring(text), returning(added)],
    )


def _run_sensor(sensor: Sensor, source: Source) -> list[Statement]:
    if sensor.own is not None:
        source.import_module(sensor.own.module)
        own = dotted(sensor.own.module, sensor.own.name)
        return [spaced(assign(name(sensor.variable), own))]
    source.import_dagster()
    requested = [sensor.request_job] if sensor.request_job is not None else []
    for module, variable in (*sensor.monitored_jobs, *requested):
        source.import_names(f"jobs.{module}", variable, level=1)
    return fill(
        _ASSET_SENSOR if sensor.asset_key else _RUN_STATUS_SENSOR,
        FUNCTION=sensor.variable,
        ARGUMENTS=[*_waits_for(sensor), *_settings(sensor)],
        BODY=[docstring(sensor.description), *_body(sensor)],
    )


def _waits_for(sensor: Sensor) -> Iterator[cst.Arg]:
    request = "job" if sensor.asset_key else "request_job"
    if sensor.asset_key:
        key = call("dg.AssetKey", [arg(literal(list(sensor.asset_key)))])
        yield arg(key, "asset_key")
    else:
        yield arg(dotted("dg.DagsterRunStatus", str(sensor.run_status)), "run_status")
    if sensor.monitored_jobs:
        yield arg(names([job for _, job in sensor.monitored_jobs]), "monitored_jobs")
    if sensor.request_job is not None:
        yield arg(name(sensor.request_job[1]), request)


def _settings(sensor: Sensor) -> Iterator[cst.Arg]:
    yield arg(literal(sensor.description), "description")
    if sensor.minimum_interval_seconds is not None:
        yield arg(literal(sensor.minimum_interval_seconds), "minimum_interval_seconds")
    if sensor.is_running:
        yield arg(dotted("dg.DefaultSensorStatus.RUNNING"), "default_status")


def _body(sensor: Sensor) -> list[Statement]:
    if sensor.function is None:
        return [returning(_request(sensor))]
    parameters = ["context", "asset_event"] if sensor.asset_key else ["context"]
    imported, *inner = sensor.function.name.split(".")
    # A function with the name of an argument would take its place.
    known = f"{imported}_" if imported in parameters else imported
    function_call = call(dotted(known, *inner), [arg(name(argument)) for argument in parameters])
    alias = imported if known == imported else f"{imported} as {known}"
    return [import_from(sensor.function.module, [alias]), spaced(returning(function_call))]


def _request(sensor: Sensor) -> cst.Call:
    """A run; the key keeps Dagster from launching a second one for the same run."""
    arguments = []
    if not sensor.asset_key:
        arguments.append(arg(dotted("context.dagster_run.run_id"), "run_key"))
    if sensor.follows_partitions:
        arguments.append(arg(dotted("context.partition_key"), "partition_key"))
    for keyword, items in (("run_config", sensor.run_config), ("tags", sensor.tags)):
        if items:
            arguments.append(arg(literal(dict(items)), keyword))
    return call("dg.RunRequest", arguments)
