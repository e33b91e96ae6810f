"""The pipelines of the bakery."""

from kedro.pipeline import Pipeline, node, pipeline

from . import nodes


def register_pipelines() -> dict[str, Pipeline]:
    """Register baking, the counter and the whole day."""
    baking = pipeline(
        [
            node(nodes.mill, "grain", "flour", name="mill", tags=["early"]),
            node(nodes.knead, ["flour", "params:recipe"], "dough", name="knead", tags=["early"]),
            node(nodes.bake, "dough", "bread", name="bake"),
        ]
    )
    counter = pipeline(
        [
            node(nodes.slice_bread, "bread", "slices", name="slice_bread", tags=["late"]),
            node(nodes.pack, "bread", "packed", name="pack", namespace="shop"),
            node(nodes.label, "packed", "labelled", name="label", namespace="shop"),
        ]
    )
    return {"__default__": baking + counter, "baking": baking, "counter": counter}
