"""Nodes whose function is a generator: each chunk is saved as it comes."""

import inspect
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import dagster as dg


class Chunks:
    """The chunks of one output, which are saved one by one, as Kedro does.

    Any other iterable is saved whole.
    """

    def __init__(self, chunks: Iterable[Any]) -> None:
        self._chunks = chunks

    def __iter__(self) -> Iterator[Any]:
        return iter(self._chunks)


def saves_of(output: Any) -> Iterable[Any]:
    """What is saved of an output: each chunk of a generator, else the output itself."""
    return output if isinstance(output, Chunks) else (output,)


def iterators_of(result: Any, keys: Sequence[str] | None = None) -> tuple[Any, ...]:
    """The outputs in what a function returned that may be a generator, though it is none itself.

    Kedro splits such a generator into an iterator for each output, which is saved whole.
    """
    if inspect.isgenerator(result):
        from more_itertools import unzip

        chunks: Iterator[Any] = result
        return tuple(unzip(each if keys is None else [each[k] for k in keys] for each in chunks))
    return tuple(result) if keys is None else tuple(result[key] for key in keys)


def save_chunks(
    context: Any,
    generator: Iterable[Any],
    outputs: Mapping[str, str | None],
    keys: Sequence[str] | None = None,
) -> Iterator[dg.Output[Any]]:
    """Save the chunks of several outputs in turns, as a generator makes them, and hand the outputs on.

    `outputs` names the I/O manager of each output; one without has its last chunk handed on, as a
    `MemoryDataset` would keep it. With `keys` the generator makes mappings, else sequences.
    """
    last: dict[str, Any] = {}
    for made in generator:
        chunks = made if keys is None else [made[key] for key in keys]
        for (name, manager), chunk in zip(outputs.items(), chunks, strict=True):
            if manager is None:
                last[name] = chunk
            else:
                getattr(context.resources, manager).save(context, chunk)
    for name, manager in outputs.items():
        yield dg.Output(last[name] if manager is None else Chunks(()), name)
