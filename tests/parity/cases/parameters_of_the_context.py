"""A class of contexts changes parameters and adds some: each run asks it, in each of its processes."""

import time
from dataclasses import asdict, dataclass

from kedro.framework.context import KedroContext
from kedro.pipeline import node

SETTINGS = """
from tiny_project.nodes import Context

CONTEXT_CLASS = Context
"""
PARAMETERS = {
    "model": {"depth": 1, "names": ["a"]},
    "season": "spring",
    "kept": 3,
    "limits": {"least": 1, "most": 2},
}
CATALOG = {
    "numbers": {"type": "json.JSONDataset", "filepath": "data/numbers.json"},
    "first": {"type": "json.JSONDataset", "filepath": "data/first.json"},
    "second": {"type": "json.JSONDataset", "filepath": "data/second.json"},
    "third": {"type": "json.JSONDataset", "filepath": "data/third.json"},
}
STARTED = time.time()


class Context(KedroContext):
    @property
    def params(self):
        params = super().params
        model = {**params["model"], "depth": 7, "more": [None, 1.5]}
        return {
            **params,
            "model": model,
            "of_context": {"a": {"b": 1}},
            "is_late": time.time() > STARTED,
        }


@dataclass
class Limits:
    least: int
    most: int


def first(numbers, depth, model, of_context, is_late):
    return [numbers, depth, model, of_context, is_late]


def second(first, b, season, kept):
    return [first, b, season, kept]


def third(limits: Limits, parameters):
    return [asdict(limits), {**parameters, "limits": parameters["limits"].most}]


PIPELINE = [
    node(
        first,
        ["numbers", "params:model.depth", "params:model", "params:of_context", "params:is_late"],
        "first",
        name="first",
    ),
    node(
        second,
        ["first", "params:of_context.a.b", "params:season", "params:kept"],
        "second",
        name="second",
    ),
    node(third, ["params:limits", "parameters"], "third", name="third"),
]
