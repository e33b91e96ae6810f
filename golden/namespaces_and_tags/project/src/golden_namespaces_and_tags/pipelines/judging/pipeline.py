"""Pipeline of one fair, and of all the fairs that reuse it."""

from kedro.pipeline import Pipeline, node, pipeline

from .nodes import admit, award, count_medals, score


def create_fair() -> Pipeline:
    """Judge the cheeses of a fair that is still to be chosen."""
    return pipeline(
        [
            node(admit, "entries", "admitted", name="admit"),
            node(
                score,
                inputs=["admitted", "params:weights", "params:bonus", "params:digits"],
                outputs="scores",
                name="score",
                tags=["judges", "arithmetic"],
            ),
            node(
                award,
                inputs={"limits": "params:medal_limits", "scores": "scores"},
                outputs="medals",
                name="award",
                tags="public",
            ),
            # Left without a name on purpose.
            node(count_medals, "medals", "medal_counts", tags={"arithmetic"}),
        ],
        tags="contest",
    )


def create_pipeline(**kwargs: object) -> Pipeline:
    """Judge the cheeses in the mountains, at the coast and of the juniors there."""
    fair = create_fair()
    shared = {"params:medal_limits", "params:digits"}
    alpine = pipeline(
        fair,
        namespace="alpine",
        inputs={"entries": "alpine_entries"},
        parameters=shared,
        tags=["mountains"],
    )
    coastal = pipeline(
        fair,
        namespace="coastal",
        inputs={"entries": "coastal_entries"},
        outputs={"medals": "coastal_medals"},
        parameters={"params:medal_limits": "params:medal_limits", "digits": "digits"},
        tags="sea",
    )
    juniors = pipeline(
        pipeline(fair, namespace="juniors", parameters=shared, tags=["young"]),
        namespace="coastal",
        inputs={"juniors.entries": "junior_entries"},
        parameters=shared,
        tags=["sea"],
    )
    return alpine + coastal + juniors
