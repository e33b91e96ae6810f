"""A resolver is given mappings of OmegaConf where the configuration names some, and hands on parts."""

from kedro.pipeline import node
from omegaconf import DictConfig, ListConfig

PARAMETERS = {
    "base": {"model": "linear", "options": {"alpha": 1, "grid": [1, 2]}},
    "day": {"of": "${count_from:3}", "names": ["a"]},
    "large": "${merged:${base},${changes}}",
    "changes": {"options": {"alpha": 10}},
    "plain": "${plain:${day}}",
    "listed": ["${plain:${base.options}}", 5],
    "kinds": "${kinds:${base},${base.options.grid},[1],{a: 1}}",
}
CATALOG = {
    "_style": {"indent": 3, "sort_keys": True},
    "large": {"type": "pickle.PickleDataset", "filepath": "data/large.pickle"},
    "told": {
        "type": "json.JSONDataset",
        "filepath": "data/told.json",
        "save_args": "${plain:${_style}}",
    },
}
SETTINGS = """
from omegaconf import OmegaConf


def merged(base, changes):
    found = {**base}
    for key, value in changes.items():
        found[key] = merged(found[key], value) if hasattr(value, "items") else value
    return found


CONFIG_LOADER_ARGS = {
    "custom_resolvers": {
        "merged": merged,
        "plain": OmegaConf.to_container,
        "count_from": lambda number: number + 1,
        "kinds": lambda *values: [type(value).__name__ for value in values],
    }
}
"""


def keep(large, alpha):
    return [large, alpha]


def tell(large, parameters, day):
    grid = large["options"]["grid"]
    kinds = [isinstance(large, DictConfig), isinstance(grid, ListConfig), parameters["kinds"]]
    return {"kinds": kinds, "listed": parameters["listed"], "day": day, "again": [*grid]}


PIPELINE = [
    node(keep, ["params:large", "params:large.options.alpha"], "large", name="keep"),
    node(tell, ["params:large", "parameters", "params:plain"], "told", name="tell"),
]
