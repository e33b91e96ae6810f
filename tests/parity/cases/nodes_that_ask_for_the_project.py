"""Nodes may ask Kedro for the settings and the pipelines of the project, wherever they do."""

from kedro.pipeline import node
from tiny_project.asking import asked

SETTINGS = "OWN = 5\n"
FILES = {
    "src/tiny_project/asking.py": """
def asked():
    from kedro.framework.project import PACKAGE_NAME, pipelines, settings

    return [PACKAGE_NAME, sorted(pipelines), settings.OWN]
"""
}
CATALOG = {
    "numbers": {"type": "json.JSONDataset", "filepath": "data/numbers.json"},
    "found": {"type": "json.JSONDataset", "filepath": "data/found.json"},
}


def find(numbers):
    return asked()


PIPELINE = [node(find, "numbers", "found", name="find")]
