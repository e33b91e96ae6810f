"""Tells each difference once: what follows from another one, and why hooks of several processes differ."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from .places import Places
from .results import Difference
from .running import HookCall

_OF_PROCESSES = (
    "Steps run in processes of their own, each of which has hooks of its own: what a hook keeps in itself "
    "in one is not there in another. Have it keep that in a file, or run the job in one process."
)


def explained(
    differences: Sequence[Difference],
    calls: Iterable[HookCall],
    places: Places,
    *,
    has_processes: bool,
) -> list[Difference]:
    """The differences without those that follow from a node whose dataset is not written.

    That one says how many there are. `calls` are those of Kedro's run; where steps have processes of their
    own (`has_processes`), the first difference of what hooks write or log says what that means for hooks.
    """
    modules = {_file(hook) for call in calls for hook in call.hooks}
    left = list(_causes(differences, modules, places))
    if has_processes and modules:
        number = next((n for n, other in enumerate(left) if _is_of_hooks(other, modules)), None)
        if number is not None:
            look_at = f"{left[number].look_at} {_OF_PROCESSES}"
            left[number] = replace(left[number], look_at=look_at)
    return left


def _causes(
    differences: Sequence[Difference], modules: set[str], places: Places
) -> Iterator[Difference]:
    lost = [other for other in differences if _is_lost(other)]
    nodes = {other.node for other in lost}
    datasets = {other.dataset for other in lost}
    follow = [
        other
        for other in differences
        if other.aspect == "hooks"
        and other.kind == "not called"
        and (other.node in nodes or other.dataset in datasets)
    ]
    files = {places.functions.get(node or "") for node in nodes}
    files |= modules if follow else set()
    follow += [
        other
        for other in differences
        if other.aspect == "log" and other.kind == "missing" and _is_in(other.file, files)
    ]
    for difference in differences:
        if difference not in follow:
            is_first = bool(lost) and difference is lost[0]
            yield _with_number(difference, len(follow)) if is_first and follow else difference


def _is_lost(difference: Difference) -> bool:
    """Whether a node has not written its dataset."""
    is_missing = difference.aspect == "files" and difference.kind == "missing"
    return is_missing and difference.node is not None


def _with_number(difference: Difference, count: int) -> Difference:
    what = "call or message" if count == 1 else "calls and messages"
    return replace(
        difference,
        look_at=f"{difference.look_at} {count} {what} of its node and of hooks differ for the same reason.",
    )


def _is_of_hooks(difference: Difference, modules: set[str]) -> bool:
    """Whether hooks log or write it: no dataset does."""
    if difference.aspect == "log":
        return _is_in(difference.file, modules)
    return difference.aspect == "files" and difference.dataset is None


def _file(hook: str) -> str:
    """The end of the path of a hook's module."""
    return f"{hook.rpartition('.')[0].replace('.', '/')}.py"


def _is_in(file: str | None, ends: Iterable[str | None]) -> bool:
    return file is not None and any(end and f"/{file}".endswith(f"/{end}") for end in ends)
