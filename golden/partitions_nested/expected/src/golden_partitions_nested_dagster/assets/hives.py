"""Assets of the Kedro pipeline `hives`."""

import dagster as dg

from .. import partitions


@dg.asset(
    ins={
        "frames": dg.AssetIn(
            partition_mapping=dg.MultiToSingleDimensionPartitionMapping()
        ),
    },
    io_manager_key="filled_frames_io_manager",
    partitions_def=partitions.filled_frames,
    group_name="hives",
    kinds={"partitioned"},
    op_tags={"kedro/node": "by_hive"},
)
def filled_frames(frames):
    """Count the frames that each hive has filled."""
    from golden_partitions_nested.pipelines.hives.nodes import by_hive

    return by_hive(frames)


@dg.asset(
    ins={
        "filled_frames": dg.AssetIn(
            partition_mapping=dg.MultiToSingleDimensionPartitionMapping()
        ),
    },
    io_manager_key="fullest_hives_io_manager",
    partitions_def=partitions.weekly,
    group_name="hives",
    kinds={"partitioned"},
    op_tags={"kedro/node": "fullest"},
)
def fullest_hives(filled_frames):
    """Name the fullest hive of a week."""
    from golden_partitions_nested.pipelines.hives.nodes import fullest

    return fullest(filled_frames)
