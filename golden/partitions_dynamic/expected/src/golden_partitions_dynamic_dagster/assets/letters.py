"""Assets of the Kedro pipeline `letters`."""

import dagster as dg

from .. import partitions


@dg.asset(
    io_manager_key="answers_io_manager",
    partitions_def=partitions.senders,
    group_name="letters",
    kinds={"partitioned"},
    op_tags={"kedro/node": "answer"},
)
def answers(letters):
    """Answer a letter."""
    from golden_partitions_dynamic.pipelines.letters.nodes import answer

    return answer(letters)
