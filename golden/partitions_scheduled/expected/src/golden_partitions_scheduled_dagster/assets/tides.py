"""Assets of the Kedro pipeline `tides`."""

import dagster as dg

from .. import partitions


@dg.asset(
    io_manager_key="corrected_io_manager",
    partitions_def=partitions.daily,
    group_name="tides",
    kinds={"partitioned"},
    op_tags={"kedro/node": "correct"},
)
def corrected(readings, gauge):
    """Correct the readings of a day."""
    from golden_partitions_scheduled.pipelines.tides.nodes import correct

    return correct(readings, gauge)


@dg.asset(
    io_manager_key="highs_io_manager",
    partitions_def=partitions.daily,
    group_name="tides",
    kinds={"partitioned"},
    op_tags={"kedro/node": "find_high"},
)
def highs(corrected):
    """Find the high tide of a day."""
    from golden_partitions_scheduled.pipelines.tides.nodes import find_high

    return find_high(corrected)
