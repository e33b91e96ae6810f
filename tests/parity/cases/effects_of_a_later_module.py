"""What a module does when it is imported is done before the first node, whichever node it is of."""

from kedro.pipeline import node
from tiny_project.first import tell
from tiny_project.second import keep

FILES = {
    "src/tiny_project/tools.py": """
TOOLS = {}


def register(function):
    TOOLS[function.__name__] = function
    return function
""",
    "src/tiny_project/first.py": """
import os

from tiny_project.tools import TOOLS


def tell(numbers):
    return [os.environ.get("SECOND"), sorted(TOOLS), *numbers]
""",
    "src/tiny_project/second.py": """
import os

from tiny_project.tools import register

os.environ["SECOND"] = "is there"


@register
def total(numbers):
    return sum(numbers)


def keep(told):
    return told
""",
}
CATALOG = {
    "numbers": {"type": "json.JSONDataset", "filepath": "data/numbers.json"},
    "told": {"type": "json.JSONDataset", "filepath": "data/told.json"},
    "kept": {"type": "json.JSONDataset", "filepath": "data/kept.json"},
}
PIPELINE = [
    node(tell, "numbers", "told", name="tell"),
    node(keep, "told", "kept", name="keep"),
]
