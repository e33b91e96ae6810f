"""Transcoding: one asset, and an I/O manager for each view."""

from kedro.pipeline import node


def grind(grain):
    return grain


def weigh(as_text, as_lines):
    return len(as_text) + len(as_lines)


NODES = [
    node(grind, "grain", "flour@text", name="grind"),
    node(weigh, ["flour@text", "flour@yaml"], "weight", name="weigh"),
]
CATALOG = {
    "flour@text": {"type": "text.TextDataset", "filepath": "data/flour.yml"},
    "flour@yaml": {"type": "yaml.YAMLDataset", "filepath": "data/flour.yml"},
}


# output
# assets/bread.py

import dagster as dg

from ..runtime.decorators import loading


@dg.asset(
    op_tags={"kedro/node": "grind"},
    io_manager_key="flour_text_io_manager",
    kinds={"text"},
    group_name="bread",
)
def flour(grain):
    from bakery.nodes import grind

    return grind(grain)


@dg.asset(
    op_tags={"kedro/node": "weigh"},
    ins={
        "flour_text": dg.AssetIn(key="flour"),
    },
    io_manager_key="memory_io_manager",
    kinds={"memory"},
    group_name="bread",
)
@loading(flour_yaml="flour_yaml_io_manager")
def weight(flour_text, flour_yaml):
    from bakery.nodes import weigh

    return weigh(flour_text, flour_yaml)


# Your own assets belong in the folder `defs`.
