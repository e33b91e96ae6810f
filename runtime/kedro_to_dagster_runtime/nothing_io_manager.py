"""The I/O manager of Kedro datasets that hold nothing."""

import dagster as dg

from .streams import saves_of

# The value that a node gets for an input that holds nothing.
NOTHING_OUTPUT = "__nothing__"


class NothingIOManager(dg.IOManager):
    """Drops what a node returns; every reader gets the same text."""

    # With hooks, outputs that a node has saved itself are dropped too.
    takes_saved = True

    def load_input(self, context: dg.InputContext) -> str:
        """Return the text that stands for nothing."""
        return NOTHING_OUTPUT

    def handle_output(self, context: dg.OutputContext, obj: object) -> None:
        """Drop the data; a generator runs to its end, as with Kedro."""
        for data in saves_of(obj):
            self.save(context, data)

    def save(self, context: object, data: object) -> None:
        """Drop the data, or a chunk of it."""
