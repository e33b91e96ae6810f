"""Pipeline that makes days, what they add up to, and answers."""

from kedro.pipeline import Pipeline, node, pipeline

from .nodes import answer, by_month, by_week, count, share


def create_pipeline(**kwargs: object) -> Pipeline:
    """Count passengers, and answer their letters."""
    return pipeline(
        [
            node(count, "trips", "passengers", name="count"),
            node(by_week, "passengers", "weekly_passengers", name="by_week"),
            node(by_month, "passengers", "monthly_passengers", name="by_month"),
            node(share, "passengers", "crew_shares", name="share"),
            node(answer, "complaints", "answers", name="answer"),
        ]
    )
