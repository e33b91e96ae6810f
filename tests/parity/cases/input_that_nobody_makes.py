"""What lives in memory, and was neither made nor kept, stops a run before its first node.

A hook might put it into the catalog, so the job is exported.
"""

from kedro.framework.hooks import hook_impl
from kedro.pipeline import node, pipeline

CATALOG = {"kept": {"type": "json.JSONDataset", "filepath": "data/kept.json"}}


class Hooks:
    @hook_impl
    def after_catalog_created(self, catalog):
        pass


HOOKS = (Hooks(),)


def first():
    return [1]


PIPELINE = [
    node(first, None, "kept", name="first"),
    node(len, "elsewhere", "length", name="second"),
]
OTHERS = {"other": pipeline([node(first, None, "elsewhere", name="other")])}
