"""A store of sessions keeps what each run was given, under the run's own id."""

import json
from pathlib import Path

from kedro.framework.session.store import BaseSessionStore
from kedro.pipeline import node

SETTINGS = """
from tiny_project.nodes import Store

SESSION_STORE_CLASS = Store
SESSION_STORE_ARGS = {"path": "data"}
"""
CATALOG = {
    "numbers": {"type": "json.JSONDataset", "filepath": "data/numbers.json"},
    "kept": {"type": "json.JSONDataset", "filepath": "data/kept.json"},
}


class Store(BaseSessionStore):
    def save(self):
        stored = sorted(set(self.data) - {"cli", "username"})
        is_one = self._session_id == self.data["session_id"]
        Path(self._path, "stored.json").write_text(json.dumps([stored, is_one]))


def keep(value):
    return value


PIPELINE = [node(keep, "numbers", "kept", name="keep")]
