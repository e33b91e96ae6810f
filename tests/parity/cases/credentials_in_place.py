"""Credentials that stand in the catalog are those of the datasets, also of partitions and of patterns."""

from pathlib import Path

from kedro.io import AbstractDataset
from kedro.pipeline import node

CATALOG = """
account: {type: tiny_project.nodes.Account, credentials: {user: me, keys: [1, null]}}
keys: {type: tiny_project.nodes.Account, credentials: [1, 2]}
both:
  type: tiny_project.nodes.Account
  credentials: {path: data/key.pem}
  inner: {credentials: {user: you}}
parts:
  type: partitions.PartitionedDataset
  path: data
  filename_suffix: .signed
  dataset: {type: tiny_project.nodes.Signed, credentials: {name: parts}}
"{name}_account": {type: tiny_project.nodes.Account, credentials: {user: all}}
told: {type: json.JSONDataset, filepath: data/told.json}
"""


class Account(AbstractDataset):
    """Gives what it is given to sign in."""

    def __init__(self, credentials, inner=None):
        self._given = [credentials, inner]

    def load(self):
        """What it has, relative to the project."""
        return str(self._given).replace(str(Path.cwd()), "")

    def save(self, data):
        """Nothing is kept."""

    def _describe(self):
        return {}


class Signed(AbstractDataset):
    """A file with the name of who writes it."""

    def __init__(self, filepath, credentials):
        self._path, self._name = Path(filepath), credentials["name"]

    def load(self):
        """The text."""
        return self._path.read_text()

    def save(self, data):
        """The text, with the name."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        self._path.write_text(f"{data} {self._name}")

    def _describe(self):
        return {}


def tell(*accounts):
    return list(accounts)


PIPELINE = [
    node(tell, ["account", "keys", "both", "any_account"], "told", name="tell"),
    node(lambda told: {"one": len(told)}, "told", "parts", name="write_parts"),
]
