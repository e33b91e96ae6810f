"""Pipeline whose datasets live in memory, each copied in its own way."""

from kedro.pipeline import Pipeline, node, pipeline

from .nodes import load_carts, push_carts, unload_carts

CARTS = ["cart_copied_by_assign", "cart_copied_by_copy", "cart_copied_by_deepcopy"]


def create_pipeline(**kwargs: object) -> Pipeline:
    """Load, push and unload carts."""
    return pipeline(
        [
            node(load_carts, "params:goods", CARTS, name="load_carts"),
            node(push_carts, CARTS, "pushed", name="push_carts"),
            node(unload_carts, [*CARTS, "pushed"], "cart_memories", name="unload_carts"),
        ]
    )
