"""A class of contexts has data and credentials that no file has: each process of a run makes it."""

import os
from pathlib import Path

from kedro.framework.context import KedroContext
from kedro.io import AbstractDataset, MemoryDataset
from kedro.pipeline import node

SETTINGS = """
from tiny_project.nodes import Context

CONTEXT_CLASS = Context
"""
CATALOG = {
    "kept": {"type": "json.JSONDataset", "filepath": "data/kept.json"},
    "told": {"type": "tiny_project.nodes.Signed", "credentials": "of_context"},
}


class Context(KedroContext):
    def __init__(self, *arguments, **keywords):
        super().__init__(*arguments, **keywords)
        os.environ["BEGUN"] = "by the context"

    def _get_catalog(self, *arguments, **keywords):
        catalog = super()._get_catalog(*arguments, **keywords)
        catalog["given"] = MemoryDataset([1, None])
        return catalog

    def _get_config_credentials(self):
        return {"of_context": {"user": "somebody"}}


class Signed(AbstractDataset):
    def __init__(self, credentials):
        self._user = credentials["user"]

    def load(self):
        raise NotImplementedError

    def save(self, data):
        Path("data/signed.txt").write_text(f"{data} {self._user}")

    def _describe(self):
        return {}


def keep(given):
    return [given, os.environ["BEGUN"]]


def tell(kept):
    return str(kept)


PIPELINE = [
    node(keep, "given", "kept", name="keep"),
    node(tell, "kept", "told", name="tell"),
]
