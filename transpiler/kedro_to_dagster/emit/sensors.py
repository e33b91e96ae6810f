"""`sensors.py`: one `@dg.sensor` for each definition of dynamic partitions with files from elsewhere."""

from __future__ import annotations

from ..model.dagster import Package
from .layout import Layout
from .source import Source
from .syntax import arg, call, docstring, dotted, name, returning, string_set
from .template import fill

_SENSOR = """
@dg.sensor(ARGUMENTS)
def FUNCTION(context):
    BODY
"""


def emit_sensors(package: Package, layout: Layout) -> str:
    """The text of the module of sensors."""
    source = Source(doc="Sensors: they add a partition for each new file of a dataset.")
    source.import_dagster()
    source.import_names("", "partitions", level=1)
    layout.import_runtime(source, "discovery", "add_new_partitions")
    for sensor in package.partition_sensors:
        manager = dotted("context.resources", sensor.io_manager_key)
        added = call(
            "add_new_partitions",
            [arg(name("context")), arg(dotted("partitions", sensor.partitions)), arg(manager)],
        )
        source.add(
            fill(
                _SENSOR,
                FUNCTION=sensor.function_name,
                ARGUMENTS=[arg(string_set([sensor.io_manager_key]), "required_resource_keys")],
                BODY=[docstring(f"Look for new files of `{sensor.dataset}`."), returning(added)],
            )
        )
    return source.text()
