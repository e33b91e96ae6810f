"""Pipeline that compares and collects the measurements."""

from kedro.pipeline import Pipeline, node, pipeline

from .nodes import change, collect, describe, grade, label, rank, ratio


def create_pipeline(**kwargs: object) -> Pipeline:
    """Bind the measurements to parameters by position, by name and both at once."""
    return pipeline(
        [
            # By name, in another order than the signature.
            node(
                change,
                inputs={
                    "digits": "params:digits",
                    "after": "autumn_means",
                    "before": "spring_means",
                },
                outputs="season_change",
                name="change_between_seasons",
            ),
            # The same dataset for two parameters, by position and by name.
            node(
                change,
                inputs=["spring_means", "spring_means", "params:digits"],
                outputs="self_change",
                name="change_with_itself",
            ),
            node(
                ratio,
                inputs={"below": "autumn_means", "above": "autumn_means"},
                outputs="self_ratio",
                name="ratio_with_itself",
            ),
            # Defaults left alone, and one of them overridden.
            node(grade, "samples", "default_grades", name="grade_by_default"),
            node(
                grade,
                inputs={"limit": "params:oxygen_limit", "samples": "samples"},
                outputs="strict_grades",
                name="grade_strictly",
            ),
            # Any number of arguments, by position and by name.
            node(
                collect,
                inputs=["spring_means", "autumn_means", "spring_means"],
                outputs="all_means",
                name="collect_means",
            ),
            node(
                label,
                inputs={"spring": "spring_means", "autumn": "autumn_means"},
                outputs="labelled_means",
                name="label_means",
            ),
            node(
                rank,
                inputs=["spring_means", "autumn_means"],
                outputs="ranked_means",
                name="rank_means",
            ),
            # Parameters with names that other frameworks keep for themselves.
            node(
                describe,
                inputs={"context": "spring_means", "config": "sample_names"},
                outputs="description",
                name="describe",
            ),
        ]
    )
