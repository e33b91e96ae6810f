"""A parameter that only a hook gives need not be given to a run."""

from kedro.framework.hooks import hook_impl
from kedro.pipeline import node

CATALOG = {
    "early": {"type": "json.JSONDataset", "filepath": "data/early.json"},
    "late": {"type": "json.JSONDataset", "filepath": "data/late.json"},
}


class Hooks:
    @hook_impl
    def after_context_created(self, context):
        context.config_loader["parameters"] = {"of_context": 12}

    @hook_impl
    def after_catalog_created(self, catalog):
        catalog["params:of_catalog"] = [1, 2]


HOOKS = (Hooks(),)


def keep(value):
    return value


PIPELINE = [
    node(keep, "params:of_context", "early", name="early"),
    node(keep, "params:of_catalog", "late", name="late"),
]
