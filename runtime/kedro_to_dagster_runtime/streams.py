"""Nodes whose function is a generator: each chunk is saved as it comes."""

from collections.abc import Iterable, Iterator
from typing import Any

import dagster as dg


class Chunks:
    """The chunks of one output, which are saved one by one, as Kedro does.

    Any other iterable is saved whole.
    """

    def __init__(self, chunks: Iterable[object] | dg.Output[Any]) -> None:
        # A single output in a list or a dictionary arrives as an `Output`.
        self.chunks = chunks.value if isinstance(chunks, dg.Output) else chunks

    def __iter__(self) -> Iterator[Any]:
        return iter(self.chunks)


def saves_of(output: object) -> Iterable[Any]:
    """The values to save for an output: each chunk of a generator, or the output itself."""
    return output if isinstance(output, Chunks) else (output,)
