"""Hooks do not change the order of nodes that do not depend on each other, nor in several processes."""

from functools import partial
from pathlib import Path

from kedro.framework.hooks import hook_impl
from kedro.pipeline import node

CATALOG = {"numbers": {"type": "json.JSONDataset", "filepath": "data/numbers.json"}}


def write(text):
    with Path("data/order.txt").open("a") as order:
        order.write(f"{text} ")


class Noting:
    @hook_impl
    def before_node_run(self, node):
        write(f"{node.name}:")


HOOKS = (Noting(),)


def note(name, _):
    write(name)
    return name


# Level by level, and by name in each: a c z b d.
PIPELINE = [
    node(partial(note, name), given, made, name=name)
    for name, given, made in [
        ("z", "numbers", "first"),
        ("c", "numbers", "second"),
        ("a", "numbers", "third"),
        ("d", "third", "fourth"),
        ("b", "first", "fifth"),
    ]
]
