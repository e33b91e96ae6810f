"""Pipeline of rain gauges."""

from kedro.pipeline import Pipeline, node, pipeline

from .nodes import check, double, drain, number, rank


def create_pipeline(**kwargs: object) -> Pipeline:
    """Follow the rain from the gauges to the basins."""
    return pipeline(
        [
            node(number, "gauges", "eu.numbered", name="number"),
            node(double, "eu.numbered", "eu.doubled", name="double"),
            node(check, "gauges", "checked", name="check"),
            node(drain, "checked", "basins", name="drain"),
            node(rank, ["basins", "checked"], "ranks", name="rank"),
        ]
    )
