"""Arguments of a dataset's class that no field of a model can be called after."""

from kedro.pipeline import node

FILES = {
    "src/tiny_project/datasets.py": """
import json
from pathlib import Path

from kedro.io import AbstractDataset


class Odd(AbstractDataset):
    def __init__(self, filepath, _x, __y__=None, field_x=0, load=1, load_=2, model_dump_all=3):
        self._filepath = Path(filepath)
        self._arguments = [_x, __y__, field_x, load, load_, model_dump_all]

    def load(self):
        return json.loads(self._filepath.read_text())

    def save(self, data):
        self._filepath.write_text(json.dumps([data, self._arguments]))

    def _describe(self):
        return {}
"""
}
CATALOG = {
    "numbers": {"type": "json.JSONDataset", "filepath": "data/numbers.json"},
    "found": {
        "type": "tiny_project.datasets.Odd",
        "filepath": "data/found.json",
        "_x": 4,
        "__y__": "why",
        "field_x": 5,
        "load": 6,
        "load_": 7,
        "model_dump_all": 8,
    },
}


def find(numbers):
    return numbers


PIPELINE = [node(find, "numbers", "found", name="find")]
