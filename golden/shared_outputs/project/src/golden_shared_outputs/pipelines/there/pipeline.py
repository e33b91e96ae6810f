"""Pipeline that goes down the river."""

from kedro.pipeline import Pipeline, node, pipeline

Place = dict[str, float]


def flow(upstream: Place) -> Place:
    """Let the river flow down."""
    return {"level": upstream["level"] / 2, "fish": upstream["fish"] - 1}


def create_pipeline(**kwargs: object) -> Pipeline:
    """Make the lower end of the river of the upper one."""
    return pipeline([node(flow, "upstream", "downstream", name="flow")])
