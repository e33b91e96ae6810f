"""With hooks, a node has one line more; the body is the same."""

from kedro.framework.hooks import hook_impl
from kedro.pipeline import node


def grind(grain):
    return grain.lower()


class Watch:
    @hook_impl
    def before_node_run(self, node):
        print(node.name)


NODES = [node(grind, {"grain": "rye"}, "flour", name="grind")]
HOOKS = (Watch(),)


# output
# assets/bread.py

import dagster as dg

from ..hooks import hooks


@dg.asset(
    op_tags={"kedro/node": "grind"},
    io_manager_key="memory_io_manager",
    kinds={"memory"},
    group_name="bread",
)
@hooks.node("grind")
def flour(rye):
    from bakery.nodes import grind

    return grind(grain=rye)


# Your own assets belong in the folder `defs`.
