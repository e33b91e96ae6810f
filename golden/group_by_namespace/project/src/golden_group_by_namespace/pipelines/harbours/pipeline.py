"""One pipeline for each harbour, and a node that compares them."""

from kedro.pipeline import Pipeline, node, pipeline

from .nodes import compare, count_tons, sort_ships, summarise


def create_pipeline(**kwargs: object) -> Pipeline:
    """The same nodes in two namespaces, then one outside of them."""
    harbour = pipeline(
        [
            node(sort_ships, ["arrivals", "params:heaviest"], "ships", name="sort_ships"),
            node(count_tons, "ships", "counts", name="count_tons"),
            node(summarise, ["ships", "counts"], "summary", name="summarise"),
        ]
    )
    comparing = node(compare, ["north.summary", "south.summary"], "comparison", name="compare")
    shared = {"parameters": {"params:heaviest"}}
    return (
        pipeline(harbour, namespace="north", **shared)
        + pipeline(harbour, namespace="south", **shared)
        + pipeline([comparing])
    )
