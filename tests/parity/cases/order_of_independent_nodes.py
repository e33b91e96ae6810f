"""Nodes that do not depend on each other run in Kedro's order, with a process for each of them too."""

from functools import partial
from pathlib import Path

from kedro.pipeline import node

CATALOG = {"numbers": {"type": "json.JSONDataset", "filepath": "data/numbers.json"}}


def note(name, _):
    with Path("data/order.txt").open("a") as order:
        order.write(f"{name} ")
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
