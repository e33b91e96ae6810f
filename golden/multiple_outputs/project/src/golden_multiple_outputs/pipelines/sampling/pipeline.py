"""Pipeline that splits the samples and measures the parts."""

from kedro.pipeline import Pipeline, node, pipeline

from .nodes import (
    find_deepest,
    find_shallowest,
    list_names,
    mean_of,
    measure,
    profile,
    split_by_season,
)


def create_pipeline(**kwargs: object) -> Pipeline:
    """Split the samples by season and measure each part."""
    return pipeline(
        [
            # A list of three; the last one, the undated samples, is never used.
            node(
                split_by_season,
                inputs=["samples", "params:seasons.spring", "params:seasons.autumn"],
                outputs=["spring_samples", "autumn_samples", "undated_samples"],
                name="split_by_season",
            ),
            # A tuple of two; the first one is used again and again later on.
            node(
                measure,
                inputs="spring_samples",
                outputs=["spring_means", "spring_extremes"],
                name="measure_spring",
            ),
            node(mean_of, "autumn_samples", "autumn_means", name="measure_autumn"),
            # A dictionary whose keys come back in another order than here.
            node(
                profile,
                inputs=["samples"],
                outputs={"unit_ph": "acidity_by_depth", "unit_mg": "oxygen_by_depth"},
                name="profile",
            ),
            # A single output that is a list as a whole.
            node(list_names, "samples", "sample_names", name="list_names"),
            # Lists and dictionaries of exactly one output.
            node(find_deepest, "samples", ["deepest"], name="find_deepest"),
            node(find_shallowest, "samples", {"found": "shallowest"}, name="find_shallowest"),
        ]
    )
