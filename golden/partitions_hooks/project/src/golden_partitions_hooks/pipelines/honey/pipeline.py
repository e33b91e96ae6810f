"""Pipeline from hives to honey."""

from kedro.pipeline import Pipeline, node, pipeline

from .nodes import light, open_hives, spin, weigh


def create_pipeline(**kwargs: object) -> Pipeline:
    """Open each hive, fill its jars, and weigh the frames of all."""
    return pipeline(
        [
            node(light, "params:grams", "smoker", name="light"),
            node(open_hives, ["smoker", "hives"], "frames", name="open_hives"),
            # Nothing comes after the jars of any hive.
            node(spin, "frames", "jars", name="spin"),
            node(weigh, "frames", "honey", name="weigh"),
        ]
    )
