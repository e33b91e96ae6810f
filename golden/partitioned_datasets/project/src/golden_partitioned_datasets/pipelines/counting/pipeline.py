"""Pipeline that reads and writes folders."""

from kedro.pipeline import Pipeline, node, pipeline

from .nodes import add_up, add_up_counts, draft, measure_stories, revise, tabulate, total


def create_pipeline(**kwargs: object) -> Pipeline:
    """Count the birds of every hide."""
    return pipeline(
        [
            node(total, inputs="counts", outputs="totals", name="total"),
            node(
                tabulate, inputs=["counts", "params:rare_below"], outputs="tables", name="tabulate"
            ),
            node(add_up, "totals", "grand_total", name="add_up"),
            node(add_up_counts, "outer_counts", "outer_total", name="add_up_outer_counts"),
            node(measure_stories, "stories", "story_lengths", name="measure_stories"),
            # Two nodes, two datasets, one folder.
            node(draft, "counts", "drafts", name="draft"),
            node(revise, "drafts", "reports", name="revise"),
        ]
    )
