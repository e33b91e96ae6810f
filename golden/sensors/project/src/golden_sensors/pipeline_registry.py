"""The pipelines of the weather station."""

from kedro.pipeline import Pipeline, node, pipeline

from . import nodes


def register_pipelines() -> dict[str, Pipeline]:
    """Register measuring, telling and both."""
    measuring = pipeline([node(nodes.measure, "readings", "summary", name="measure")])
    telling = pipeline([node(nodes.tell, "summary", "bulletin", name="tell")])
    return {"__default__": measuring + telling, "measuring": measuring, "telling": telling}
