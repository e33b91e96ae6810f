"""Who rings, tunes and oils."""

from kedro.pipeline import Pipeline, node

from .nodes import oil, ring, ring_backwards, tune


def create_pipeline() -> Pipeline:
    """Parameters that several nodes read, and that one node reads twice."""
    return Pipeline(
        [
            node(ring_backwards, "params:bells", "backwards", name="ring_backwards"),
            node(ring, ["params:bells", "backwards"], "rung", name="ring"),
            node(tune, ["params:weights", "params:weights"], "tuned", name="tune"),
            node(
                oil,
                {"ropes": "params:care.ropes", "knots": "params:care.ropes"},
                "oiled",
                name="oil",
            ),
        ]
    )
