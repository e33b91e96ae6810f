"""Pipeline that weighs and stamps."""

from kedro.pipeline import Pipeline, node, pipeline

from .nodes import stamp, weigh


def create_pipeline(**kwargs: object) -> Pipeline:
    """Weigh and stamp the parcels of each region."""
    return pipeline(
        [
            node(weigh, "parcels", "weights", name="weigh"),
            # Confirms what it has read, region by region.
            node(stamp, "weights", "stamps", confirms="weights", name="stamp"),
        ]
    )
