"""`sensors.py`: for definitions of partitions whose files come from elsewhere."""

from __future__ import annotations

import libcst as cst

from ...dagster_model.package import Package
from ...dagster_model.partitions import PartitionSensor
from ..code.layout import Layout
from ..code.source import Source
from ..code.syntax import Statement, arg, call, docstring, dotted, literal, name, returning
from ..code.template import fill

_SENSOR = """
@dg.sensor(ARGUMENTS)
def FUNCTION(context):
    BODY
"""


def emit_sensors(package: Package, layout: Layout) -> str:
    """The text of the module of sensors."""
    source = Source(doc="Sensors: they add a partition for each new file of a dataset.")
    source.import_dagster()
    chosen = "environments" if package.environments else "resources"
    source.import_names(chosen, "resources", level=1)
    for sensor in package.partition_sensors:
        source.add(_new_files(sensor, source, layout))
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
