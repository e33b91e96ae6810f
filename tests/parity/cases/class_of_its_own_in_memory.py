"""A class derived from MemoryDataset may do more: a run calls its methods, as Kedro does."""

from kedro.io import MemoryDataset
from kedro.pipeline import node

JOBS = ["alone"]
CATALOG = {
    "numbers": {"type": "json.JSONDataset", "filepath": "data/numbers.json"},
    "{any}_kept": {"type": "tiny_project.nodes.MarkedDataset", "mark": "{any}"},
    "told": {"type": "json.JSONDataset", "filepath": "data/told.json"},
}


class MarkedDataset(MemoryDataset):
    """Marks what it saves, and does not copy it."""

    def __init__(self, mark):
        super().__init__(copy_mode="assign")
        self.mark = mark

    def save(self, data):
        """Save it with the mark."""
        super().save([*data, self.mark])


def same(numbers):
    return numbers


def change(numbers):
    numbers.append("changed")
    return numbers


PIPELINE = [
    node(same, "numbers", "first_kept", name="first"),
    node(change, "first_kept", "second_kept", name="second"),
    node(lambda *kept: kept, ["first_kept", "second_kept"], "told", name="tell"),
]
