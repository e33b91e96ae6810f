"""Data that is not handed on at once: chunks, saved as they come, and inputs, loaded in their turn."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import dagster as dg

if TYPE_CHECKING:
    from kedro.io import DataCatalog


class Chunks:
    """The chunks of one output, which are saved one by one, as Kedro does.

    Any other iterable is saved whole.
    """

    def __init__(self, chunks: Iterable[object] | dg.Output[Any]) -> None:
        # A single output in a list or a dictionary arrives as an `Output`.
        self.chunks = chunks.value if isinstance(chunks, dg.Output) else chunks

    def __iter__(self) -> Iterator[Any]:
        return iter(self.chunks)


@dataclass
class Kept:
    """An output in memory: its catalog, which takes one chunk after the other, and the last one."""

    name: str
    catalog: "DataCatalog"
    data: object = None

    def save(self, data: object) -> None:
        """Save a chunk in the place of the one before."""
        self.catalog.save(self.name, data)
        self.data = data


@dataclass
class InTurn:
    """An input that is loaded after a further view of another one."""

    load: Callable[[], Any]


def saves_of(output: object) -> Iterable[Any]:
    """The values to save for an output: each chunk of a generator, or the output itself."""
    return output if isinstance(output, Chunks) else (output,)
