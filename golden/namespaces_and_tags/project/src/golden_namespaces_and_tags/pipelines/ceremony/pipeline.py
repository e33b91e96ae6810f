"""Pipeline of the ceremony."""

from kedro.pipeline import Pipeline, node, pipeline

from .nodes import announce, fill_podium


def create_pipeline(**kwargs: object) -> Pipeline:
    """Fill the podium from all fairs; the namespace groups nodes, not datasets."""
    return pipeline(
        [
            node(
                fill_podium,
                inputs=["alpine.medals", "coastal_medals", "coastal.juniors.medals"],
                outputs="podium",
                name="fill_podium",
            ),
            node(announce, "podium", "announcement", tags=["public"]),
        ],
        namespace="ceremony",
        prefix_datasets_with_namespace=False,
        tags=["contest"],
    )
