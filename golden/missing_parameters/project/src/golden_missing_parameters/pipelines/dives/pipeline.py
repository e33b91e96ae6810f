"""Who dives, logs and checks."""

from kedro.pipeline import Pipeline, node

from .nodes import check_gear, dive, keep_log


def create_pipeline() -> Pipeline:
    """Nodes that read what the configuration lacks, and nodes that do without it."""
    return Pipeline(
        [
            node(dive, ["params:depth", "params:gear.lead", "params:season"], "dive", name="dive"),
            node(keep_log, ["dive", "params:depth"], "log", name="keep_log"),
            node(check_gear, "params:gear", "gear", name="check_gear"),
        ]
    )
