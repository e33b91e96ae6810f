"""Sensors: they add a partition for each new file of a dataset."""

import dagster as dg

from . import partitions
from .runtime.discovery import add_new_partitions


@dg.sensor(required_resource_keys={"letters_io_manager"})
def letters_sensor(context):
    """Look for new files of `letters`."""
    return add_new_partitions(
        context, partitions.senders, context.resources.letters_io_manager
    )
