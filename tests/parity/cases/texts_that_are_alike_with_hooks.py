"""A pickle tells which texts are one object, with hooks too."""

import pickle

from kedro.framework.hooks import hook_impl
from kedro.pipeline import node

PARAMETERS = {
    "kind": "gini",
    "grid": {"criterion": ["gini", "entropy"], "kind": "gini", "inner": {"kind": "gini"}},
    "kinds": ["gini", "gini"],
    "count": 3,
}
CATALOG = {
    "fitted": {"type": "pickle.PickleDataset", "filepath": "data/fitted.pickle"},
    "listed": {"type": "pickle.PickleDataset", "filepath": "data/listed.pickle"},
    "compared": {"type": "pickle.PickleDataset", "filepath": "data/compared.pickle"},
    "whole": {"type": "pickle.PickleDataset", "filepath": "data/whole.pickle"},
    "inner": {"type": "pickle.PickleDataset", "filepath": "data/inner.pickle"},
}


class Model:
    def __init__(self, criterion="gini", **options):
        self.criterion = criterion
        self.kind = "gini"
        self.options = options


def fit(grid, kind):
    return pickle.dumps([Model(**grid).__dict__, Model(kind).__dict__, list(grid), kind])


def list_kinds(kinds, kind):
    return [kinds, kind, {"kinds": kinds}]


def compare(kind, again, grid, whole):
    return [kind, again, grid, whole]


def keep(value):
    return [value, "gini", {"kind": "inner"}]


class Hooks:
    @hook_impl
    def after_node_run(self, node):
        """Nothing: what counts is that there is a hook."""


HOOKS = (Hooks(),)
PIPELINE = [
    node(fit, ["params:grid", "params:kind"], "fitted", name="fit"),
    node(list_kinds, ["params:kinds", "params:kind"], "listed", name="list_kinds"),
    node(
        compare,
        ["params:kind", "params:kind", "params:kinds", "parameters"],
        "compared",
        name="compare",
    ),
    node(keep, "parameters", "whole", name="keep_whole"),
    node(keep, "params:grid.inner", "inner", name="keep_inner"),
]
