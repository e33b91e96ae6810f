"""Pipeline whose datasets are checked when they are read."""

from kedro.pipeline import Pipeline, node, pipeline

from .nodes import name_jars, pick_heavy, report_flowers, report_hives


def create_pipeline(**kwargs: object) -> Pipeline:
    """Take stock of the honey."""
    return pipeline(
        [
            node(name_jars, "jars", "jar_names", name="name_jars"),
            node(pick_heavy, ["jars", "params:smallest"], "heavy_jars", name="pick_heavy"),
            node(name_jars, "heavy_jars", "heavy_names", name="name_heavy_jars"),
            node(report_hives, "hives", "hive_report", name="report_hives"),
            node(report_flowers, "flowers", "flower_report", name="report_flowers"),
        ]
    )
