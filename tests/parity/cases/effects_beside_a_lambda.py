"""What a module does to another one happens too where its only node is a lambda, which is copied."""

from kedro.pipeline import node
from tiny_project import shared

FILES = {
    "src/tiny_project/shared.py": """
STATE = {}


def state():
    return dict(STATE)
"""
}
CATALOG = {
    "numbers": {"type": "json.JSONDataset", "filepath": "data/numbers.json"},
    "found": {"type": "json.JSONDataset", "filepath": "data/found.json"},
}
shared.STATE["of"] = "nodes"

PIPELINE = [node(lambda numbers: [shared.state(), numbers], "numbers", "found", name="find")]
