"""What a node has loaded needs its dataset open until the node is done: Kedro releases it after that."""

from kedro.io import AbstractDataset
from kedro.pipeline import node

CATALOG = """
text: {type: text.TextDataset, filepath: data/text.txt}
table: {type: tiny_project.nodes.TableDataset}
first: {type: json.JSONDataset, filepath: data/first.json}
second: {type: json.JSONDataset, filepath: data/second.json}
"""


class Table:
    """A table that can be read as long as its dataset is open."""

    is_open = True


class TableDataset(AbstractDataset):
    """Gives a table, and closes it when it is released."""

    table = Table()

    def load(self):
        """The table."""
        return self.table

    def save(self, data):
        """Nothing is kept."""

    def _release(self):
        self.table.is_open = False

    def _describe(self):
        return {}


def read(table, *others):
    """Tell whether the table can be read."""
    return [table.is_open, *others]


PIPELINE = [
    node(len, "text", "table", name="write"),
    node(read, "table", "first", name="read_first"),
    node(read, ["table", "first"], "second", name="read_second"),
]
