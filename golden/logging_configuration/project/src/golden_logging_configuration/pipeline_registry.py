"""The pipelines of the lighthouse."""

from kedro.pipeline import Pipeline, node, pipeline

from . import nodes


def register_pipelines() -> dict[str, Pipeline]:
    """Register the night."""
    night = pipeline(
        [
            node(nodes.light, "ships", "flashes", name="light"),
            node(nodes.report, "flashes", "night_report", name="report"),
        ]
    )
    return {"__default__": night}
