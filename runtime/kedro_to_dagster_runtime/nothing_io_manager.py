"""The I/O manager of Kedro datasets that hold nothing."""

from typing import Any

import dagster as dg

# What a node gets for an input that holds nothing.
NOTHING_OUTPUT = "__nothing__"


class NothingIOManager(dg.IOManager):
    """Drops what a node returns, and gives the same text to whoever reads it."""

    # With hooks, what a node has saved by itself is dropped too.
    takes_saved = True

    def load_input(self, context: dg.InputContext) -> str:
        """Give the text that stands for nothing."""
        return NOTHING_OUTPUT

    def handle_output(self, context: dg.OutputContext, obj: Any) -> None:
        """Drop the data."""
