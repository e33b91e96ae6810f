"""The tasting: every node has a preview function."""

from functools import partial

from kedro.pipeline import Pipeline, llm_context_node, node, pipeline
from kedro.pipeline.llm_context import tool
from kedro.pipeline.preview_contract import TextPreview

from .nodes import (
    count_teas,
    describe_context,
    make_taster,
    pour,
    rank_teas,
    show_counts,
    show_ranking,
    show_split,
    sip,
    split_teas,
    weigh,
)
from .showing import sign_with, tell, tell_locked


def create_pipeline(**_: object) -> Pipeline:
    """Rank, split and count the teas."""
    return pipeline(
        [
            node(rank_teas, "teas", "ranking", name="rank_teas", preview_fn=show_ranking),
            node(
                split_teas,
                ["ranking", "params:places"],
                ["winners", "others"],
                name="split_teas",
                preview_fn=show_split,
            ),
            node(
                count_teas,
                ["winners", "others"],
                "counts",
                name="count_teas",
                preview_fn=show_counts,
            ),
            # Several outputs, chunk by chunk.
            node(
                pour,
                "counts",
                ["poured", "announced"],
                name="pour",
                preview_fn=lambda: TextPreview(content="One cup for each group."),
            ),
            # A node that confirms.
            node(
                sip,
                "cups",
                "sips",
                name="sip",
                confirms="cups",
                preview_fn=tell("every cup is new once"),
            ),
            node(
                weigh,
                "counts",
                "spoons",
                name="weigh",
                preview_fn=partial(sign_with, "a spoon", times=2),
            ),
            node(
                weigh,
                "counts",
                "spoons_again",
                name="weigh_again",
                preview_fn=tell_locked("only one may weigh"),
            ),
            llm_context_node(
                name="prepare_llm",
                outputs="llm_context",
                llm="teas",
                prompts=["winners"],
                tools=[tool(make_taster, "params:places")],
                preview_fn=show_ranking,
            ),
            node(describe_context, "llm_context", "llm_notes", name="describe_context"),
        ]
    )
