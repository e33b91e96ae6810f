"""Ops of the Kedro pipeline `hives`."""

import dagster as dg

from .. import partitions
from ..runtime.partition_keys import partition_key, partition_keys, upstream_keys


@dg.op(
    ins={
        "frames": dg.In(dg.Nothing),
    },
    out={
        "filled_frames": dg.Out(io_manager_key="filled_frames_io_manager"),
    },
    required_resource_keys={"frames_io_manager"},
    tags={"kedro/node": "by_hive"},
)
def by_hive(context):
    """Count the frames that each hive has filled."""
    from golden_partitions_nested.pipelines.hives.nodes import by_hive

    frames = context.resources.frames_io_manager.load(
        context,
        upstream_keys(
            dg.MultiToSingleDimensionPartitionMapping(),
            partitions.weekly,
            partitions.filled_frames,
            partition_keys(context, partitions.filled_frames),
        ),
    )
    return by_hive(frames)


@dg.op(
    ins={
        "filled_frames": dg.In(dg.Nothing),
    },
    out={
        "fullest_hives": dg.Out(io_manager_key="fullest_hives_io_manager"),
    },
    required_resource_keys={"filled_frames_io_manager"},
    tags={"kedro/node": "fullest"},
)
def fullest(context):
    """Name the fullest hive of a week."""
    from golden_partitions_nested.pipelines.hives.nodes import fullest

    filled_frames = context.resources.filled_frames_io_manager.load(
        context,
        upstream_keys(
            dg.MultiToSingleDimensionPartitionMapping(),
            partitions.filled_frames,
            partitions.weekly,
            partition_key(context),
        ),
    )
    return fullest(filled_frames)
