"""A preview function is called after the node's function."""

from kedro.pipeline import node
from kedro.pipeline.preview_contract import TextPreview


def grind(grain):
    return grain.lower()


def show():
    return TextPreview(content="fine")


NODES = [node(grind, "grain", "flour", name="grind", preview_fn=show)]


# output
# assets/bread.py

import dagster as dg

from ..runtime.previews import add_preview


@dg.asset(
    op_tags={"kedro/node": "grind"},
    io_manager_key="memory_io_manager",
    kinds={"memory"},
    group_name="bread",
)
def flour(grain):
    from bakery.nodes import grind, show

    result = grind(grain)
    add_preview(show)
    return result


# Your own assets belong in the folder `defs`.
