"""Nodes whose function is a generator: each chunk is saved as it comes."""

from collections.abc import Iterable, Iterator
from typing import Any


class Chunks:
    """Marks the chunks of one output, so that they are saved one by one, as Kedro does.

    Any other iterable is saved whole.
    """

    def __init__(self, chunks: Iterable[Any]) -> None:
        self._chunks = chunks

    def __iter__(self) -> Iterator[Any]:
        return iter(self._chunks)


def saves_of(output: Any) -> Iterable[Any]:
    """What is saved of an output: each chunk of a generator, else the output itself."""
    return output if isinstance(output, Chunks) else (output,)


def chunks_in_order(generator: Iterable[Any]) -> tuple[Chunks, ...]:
    """Split a generator of sequences into the chunks of each output."""
    return tuple(Chunks(chunks) for chunks in zip(*generator, strict=True))


def chunks_by_key(generator: Iterable[dict[str, Any]], *keys: str) -> tuple[Chunks, ...]:
    """Split a generator of mappings into the chunks of each output."""
    return chunks_in_order([each[key] for key in keys] for each in generator)
