"""A node may begin a session of Kedro's own, for what the project configures."""

from kedro.pipeline import node
from tiny_project.sessions import parameters

FILES = {
    "src/tiny_project/sessions.py": """
from pathlib import Path


def parameters():
    from kedro.framework.session import KedroSession

    with KedroSession.create(Path.cwd()) as session:
        return session.load_context().params
"""
}
PARAMETERS = {"depth": 4}
CATALOG = {
    "numbers": {"type": "json.JSONDataset", "filepath": "data/numbers.json"},
    "found": {"type": "json.JSONDataset", "filepath": "data/found.json"},
}


def find(numbers):
    return [parameters(), numbers]


PIPELINE = [node(find, "numbers", "found", name="find")]
