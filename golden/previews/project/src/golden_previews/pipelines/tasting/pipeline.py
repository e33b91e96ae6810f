"""The tasting: every node has a preview function."""

from kedro.pipeline import Pipeline, node, pipeline

from .nodes import count_teas, rank_teas, show_counts, show_ranking, show_split, split_teas


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
        ]
    )
