"""Pipelines."""

from kedro.pipeline import Pipeline, node, pipeline

from golden_containers.nodes import count, recognise, split


def register_pipelines() -> dict[str, Pipeline]:
    """Register the recognition, and the count of a wood."""
    recognition = Pipeline(
        [
            node(split, "recordings", "single_voices", name="split"),
            node(recognise, "single_voices", "species", name="recognise", tags=["gpu"]),
        ]
    )
    alder = pipeline(
        [node(count, "single_voices", "voices", name="count", tags=["gpu"])],
        inputs="single_voices",
        namespace="alder",
    )
    return {"__default__": recognition + alder}
