"""Pipelines."""

from kedro.pipeline import Pipeline, node

from golden_translator.nodes import burn, dry, pick, roll, taste


def register_pipelines() -> dict[str, Pipeline]:
    """Register a pipeline for the garden, and one for the factory."""
    garden = Pipeline([node(pick, "garden", "leaves", name="pick", tags=["by_hand"])])
    factory = Pipeline(
        [
            node(roll, "leaves", "rolled", name="roll"),
            node(dry, "rolled", ["tea", "dust"], name="dry", tags=["heat"]),
            node(taste, "tea", None, name="taste"),
            node(burn, "tea", "ashes", name="burn", tags=["experiment"]),
        ]
    )
    return {"garden": garden, "factory": factory, "__default__": garden + factory}
