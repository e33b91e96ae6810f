"""Where hooks may give parameters, a run without one that is needed fails as with Kedro."""

from kedro.framework.hooks import hook_impl
from kedro.pipeline import node

CATALOG = {"kept": {"type": "json.JSONDataset", "filepath": "data/kept.json"}}


class Hooks:
    @hook_impl
    def after_catalog_created(self, catalog):
        pass


HOOKS = (Hooks(),)


def keep(value):
    return value


PIPELINE = [node(keep, "params:nowhere", "kept", name="keep")]
