"""Pipeline that makes days, and weeks of them."""

from kedro.pipeline import Pipeline, node, pipeline

from .nodes import add_up, best, gains


def create_pipeline(**kwargs: object) -> Pipeline:
    """Add up what the hives gain."""
    return pipeline(
        [
            node(gains, "weights", ["daily_gains", "weighed"], name="gains"),
            node(add_up, ["daily_gains", "weighed"], "weekly_gains", name="add_up"),
            node(best, "weekly_gains", "best_days", name="best"),
        ]
    )
