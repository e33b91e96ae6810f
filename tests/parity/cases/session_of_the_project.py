"""A class of sessions begins and ends runs in its own way, and chooses an environment and a parameter."""

import os
from pathlib import Path

from kedro.framework.session import KedroSession
from kedro.pipeline import node

SETTINGS = """
from tiny_project.nodes import Session

SESSION_CLASS = Session
"""
CATALOG = {
    "kept": {"type": "json.JSONDataset", "filepath": "data/kept.json"},
    "copied": {"type": "json.JSONDataset", "filepath": "data/copied.json"},
}
PARAMETERS = {"count": 1, "depth": {"of": "base"}}
FILES = {
    "conf/prod/catalog.yml": "copied:\n  type: json.JSONDataset\n  filepath: data/of_prod.json\n",
    "conf/prod/parameters.yml": "depth:\n  of: prod\n",
}


class Session(KedroSession):
    @classmethod
    def create(cls, *arguments, **keywords):
        keywords["env"] = "prod"
        keywords["runtime_params"] = {**(keywords.get("runtime_params") or {}), "count": 3}
        return super().create(*arguments, **keywords)

    def load_context(self):
        os.environ["LOADED"] = "by the session"
        return super().load_context()

    def run(self, *arguments, **keywords):
        Path("data/begun.txt").write_text("begun")
        return super().run(*arguments, **keywords)

    def close(self):
        Path("data/closed.txt").write_text("closed")
        super().close()


def keep(count, depth):
    return [count, depth, os.environ["LOADED"]]


def copy(kept):
    return kept


PIPELINE = [
    node(keep, ["params:count", "params:depth"], "kept", name="keep"),
    node(copy, "kept", "copied", name="copy"),
]
