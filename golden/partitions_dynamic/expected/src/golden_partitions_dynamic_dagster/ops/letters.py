"""Ops of the Kedro pipeline `letters`."""

import dagster as dg

from ..runtime.partition_keys import partition_key


@dg.op(
    ins={
        "letters": dg.In(dg.Nothing),
    },
    out={
        "answers": dg.Out(io_manager_key="answers_io_manager"),
    },
    required_resource_keys={"letters_io_manager"},
    tags={"kedro/node": "answer"},
)
def answer(context):
    """Answer a letter."""
    from golden_partitions_dynamic.pipelines.letters.nodes import answer

    letters = context.resources.letters_io_manager.load(
        context, [partition_key(context)]
    )
    return answer(letters)
