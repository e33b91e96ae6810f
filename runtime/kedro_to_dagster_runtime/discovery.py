"""Dynamic partitions from the files of a dataset."""

from typing import TYPE_CHECKING

import dagster as dg

if TYPE_CHECKING:
    from .partitions import PartitionsIOManager


def add_new_partitions(
    context: dg.SensorEvaluationContext,
    definition: dg.DynamicPartitionsDefinition,
    manager: "PartitionsIOManager",
) -> dg.SensorResult:
    """Ask Dagster to add a partition for each file that has none yet.

    `manager` is the I/O manager of the dataset. A partition whose file is gone stays.
    """
    name = str(definition.name)
    known = set(context.instance.get_dynamic_partitions(name))
    new = sorted(key for key in manager.stored() if key not in known)
    requests = [definition.build_add_request(new)] if new else []
    return dg.SensorResult(dynamic_partitions_requests=requests)
