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
_FOLLOWING = (
    "1 call or message of its node and of hooks differs for the same reason.",
    "{count} calls and messages of its node and of hooks differ for the same reason.",
)
_NOT_REACHED = (
    "1 file, call or message is missing that it did not come to.",
    "{count} files, calls and messages are missing that it did not come to.",
)


def explained(
    differences: Sequence[Difference],
    calls: Iterable[HookCall],
    places: Places,
    *,
    has_processes: bool,
    package_failed: bool = False,
) -> list[Difference]:
    """The differences without those that follow from a node whose dataset is not written.

    That one says how many there are; so does the failure of the package's run alone (`package_failed`)
    about what it did not come to. `calls` are those of Kedro's run; where steps have processes of their
    own (`has_processes`), the first difference of what hooks write or log says what that means for hooks.
    """
    modules = {_file(hook) for call in calls for hook in call.hooks}
    reached = _reached(differences, places) if package_failed else list(differences)
    left = list(_causes(reached, modules, places))
    if has_processes and modules:
        number = next((n for n, other in enumerate(left) if _is_of_hooks(other, modules)), None)
        if number is not None:
            look_at = f"{left[number].look_at} {_OF_PROCESSES}"
            left[number] = replace(left[number], look_at=look_at)
    return left


def _reached(differences: Sequence[Difference], places: Places) -> list[Difference]:
    """The differences without what the package's run did not come to; its failure is the first one."""
    failure, *others = differences
    failed = places.order.get(failure.node or "", -1)
    reached = [
        other
        for other in others
        if other.kind not in ("missing", "not called") or 0 <= _order(other, places) < failed
    ]
    count = len(others) - len(reached)
    return [_with_number(failure, count, _NOT_REACHED) if count else failure, *reached]


def _order(difference: Difference, places: Places) -> int:
    return places.order.get(difference.node or "", -1)


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
        if other.aspect == "log"
        and other.kind == "missing"
        and (other.node in nodes if other.node else _is_in(other.file, files))
    ]
    for difference in differences:
        if difference not in follow:
            is_first = bool(lost) and difference is lost[0]
            is_told = is_first and follow
            yield _with_number(difference, len(follow), _FOLLOWING) if is_told else difference


def _is_lost(difference: Difference) -> bool:
    """Whether a node has not written its dataset."""
    is_missing = difference.aspect == "files" and difference.kind == "missing"
    return is_missing and difference.node is not None


def _with_number(difference: Difference, count: int, what: tuple[str, str]) -> Difference:
    words = what[0] if count == 1 else what[1].format(count=count)
    return replace(difference, look_at=f"{difference.look_at} {words}")


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
