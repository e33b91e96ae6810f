"""What the settings change in the environment, and a module of pipelines in another one, nodes find."""

import os

from kedro.pipeline import node
from tiny_project.shared import STATE

SETTINGS = """
import os

import tiny_project.shared

os.environ["TINY_PROJECT"] = "set"
tiny_project.shared.STATE["of"] = "settings"
"""
FILES = {"src/tiny_project/shared.py": "STATE = {}\n"}
CATALOG = {
    "numbers": {"type": "json.JSONDataset", "filepath": "data/numbers.json"},
    "found": {"type": "json.JSONDataset", "filepath": "data/found.json"},
}


def find(numbers):
    return [os.environ.get("TINY_PROJECT"), STATE]


PIPELINE = [node(find, "numbers", "found", name="find")]
