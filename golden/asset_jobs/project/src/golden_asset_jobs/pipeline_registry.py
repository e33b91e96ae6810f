"""The pipelines of the clock maker."""

from kedro.pipeline import Pipeline, node, pipeline

from . import nodes


def register_pipelines() -> dict[str, Pipeline]:
    """Register winding and striking."""
    winding = pipeline([node(nodes.wind, "clocks", "wound", name="wind")])
    striking = pipeline(
        [
            node(nodes.strike, "wound", "struck", name="strike"),
            node(nodes.ring, "wound", None, name="ring"),
        ]
    )
    return {"__default__": winding + striking, "winding": winding, "striking": striking}
