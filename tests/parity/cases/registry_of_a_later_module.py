"""A decorator, a class and a metaclass of the project know what modules of later nodes give them."""

from kedro.pipeline import node
from tiny_project.first import tell
from tiny_project.second import keep

FILES = {
    "src/tiny_project/tools.py": """
STEPS = {}
TABLES = []
KINDS = []


def step(name):
    def keep(function):
        STEPS[name] = function
        return function

    return keep


class Table:
    def __init__(self, name):
        self.name = name
        TABLES.append(name)


class Kinds(type):
    def __init__(cls, *arguments):
        super().__init__(*arguments)
        KINDS.append(cls.__name__)
""",
    "src/tiny_project/first.py": """
from tiny_project.tools import KINDS, STEPS, TABLES


def tell(numbers):
    return [sorted(STEPS), TABLES, KINDS, *numbers]
""",
    "src/tiny_project/second.py": """
from tiny_project import tools


@tools.step("total")
def total(numbers):
    return sum(numbers)


totals = tools.Table("totals")


class Mean(metaclass=tools.Kinds):
    pass


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
