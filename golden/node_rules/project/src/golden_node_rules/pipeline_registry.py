"""Pipelines."""

from kedro.pipeline import Pipeline, node, pipeline

from golden_node_rules.nodes import blend, press, weigh


def register_pipelines() -> dict[str, Pipeline]:
    """Register the press of each orchard, and the cellar."""
    orchard = Pipeline(
        [
            node(weigh, "apples", "weight", name="weigh"),
            node(press, "weight", "juice", name="press", tags=["heavy"]),
        ]
    )
    presses = pipeline(orchard, namespace="north") + pipeline(orchard, namespace="south")
    cellar = Pipeline([node(blend, ["north.juice", "south.juice"], "cider", name="blend")])
    return {"press": presses, "cellar": cellar, "__default__": presses + cellar}
