"""A pickle tells which texts are one object: those of parameters are so only where Kedro's are."""

import pickle

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
