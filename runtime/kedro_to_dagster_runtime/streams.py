"""Nodes whose function is a generator: each chunk is saved as it comes."""

from collections.abc import Iterable, Iterator
from typing import Any

import dagster as dg


class Chunks:
    """The chunks of one output, which are saved one by one, as Kedro does.

    Any other iterable is saved whole.
    """

    def __init__(self, chunks: Iterable[Any] | dg.Output[Any]) -> None:
        # One output in a list or a dictionary is handed on as an `Output`.
        self.chunks = chunks.value if isinstance(chunks, dg.Output) else chunks

    def __iter__(self) -> Iterator[Any]:
        return iter(self.chunks)


def saves_of(output: Any) -> Iterable[Any]:
    """What is saved of an output: each chunk of a generator, else the output itself."""
    return output if isinstance(output, Chunks) else (output,)
