"""Compares a run of Kedro's with one of the package, and with a second one of Kedro's where they differ.

What differs between the two runs of Kedro varies by itself: of that only the structure can be compared.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, replace

from .comparing_files import compare_files
from .comparing_hooks import Rules, compare_hooks
from .comparing_outcomes import compare_outcomes, state_in_words
from .explaining import explained
from .files import Files
from .places import Places
from .results import Counts, Difference, Result
from .running import Message, Run

# "0.02 seconds", "3ms".
_DURATION = re.compile(r"\d+(?:\.\d+)?(?= ?(?:s|ms|secs?|seconds?|milliseconds?|min|minutes?)\b)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One run, and the files that it wrote."""

    run: Run
    files: Files


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What a comparison gives; `state` is how both ended, in words."""

    result: Result
    state: str
    counts: Counts
    differences: tuple[Difference, ...]
    notes: tuple[str, ...] = ()


def compare(
    kedro: Side,
    again: Side | None,
    package: Side,
    places: Places,
    *,
    counts_calls: bool,
    has_processes: bool = False,
    same_numbers: bool = False,
) -> Comparison:
    """Compare; without a second run of Kedro's all that is not the same is a difference.

    `has_processes` says that steps of the package's run have processes of their own, `same_numbers` that
    all runs had the same random numbers.
    """
    if package.run.state == "no job":
        return _without_job()
    rules = Rules(
        counts_calls=counts_calls,
        fails=kedro.run.state == "failed" and package.run.state == "failed",
    )
    differences: list[Difference] = []
    differences += compare_outcomes(kedro.run, again.run if again else None, package.run, places)
    of_files = compare_files(
        kedro.files,
        again.files if again else None,
        package.files,
        places,
        allow_more=rules.fails,
        same_numbers=same_numbers,
    )
    differences += of_files.differences
    if rules.counts_calls:
        differences += _saves(kedro.run, again.run if again else None, package.run, places)
    differences += compare_hooks(
        kedro.run, again.run if again else None, package.run, rules, places
    )
    log, messages = _log(kedro.run, again.run if again else None, package.run, rules, places)
    differences += log
    return Comparison(
        result=Result.DIFFERENT if differences else Result.SAME,
        state=state_in_words(kedro.run, package.run),
        counts=Counts(
            files=of_files.by_content,
            files_by_structure=of_files.by_structure,
            hook_calls=sum(kedro.run.hooks.values()),
            messages=messages,
        ),
        differences=first_of_each_kind(
            explained(
                differences,
                kedro.run.hooks,
                places,
                has_processes=has_processes,
                package_failed=kedro.run.state == "succeeded" != package.run.state,
            )
        ),
        notes=of_files.notes,
    )


def _without_job() -> Comparison:
    missing = Difference(
        aspect="outcome",
        kind="no job",
        message="The package has no such job.",
        look_at="It is out of date, or was exported without the pipeline: export again.",
    )
    return Comparison(
        result=Result.DIFFERENT,
        state="no job in the package",
        counts=Counts(),
        differences=(missing,),
    )


def first_of_each_kind(differences: Iterable[Difference]) -> tuple[Difference, ...]:
    """The first difference of each kind, which tells how many more there are."""
    first: dict[tuple[str, str], Difference] = {}
    for difference in differences:
        key = (difference.aspect, difference.kind)
        if key in first:
            first[key] = replace(first[key], others=first[key].others + 1)
        else:
            first[key] = difference
    return tuple(first.values())


def _saves(kedro: Run, again: Run | None, package: Run, places: Places) -> Iterator[Difference]:
    """What the package saves more often: the file says nothing of it. One not saved at all is missing."""
    for dataset in sorted(kedro.saves, key=places.rank_of):
        expected, actual = kedro.saves[dataset], package.saves[dataset]
        if actual <= expected or (again is not None and again.saves[dataset] != expected):
            continue
        node = places.maker_of(dataset)
        yield Difference(
            aspect="files",
            kind="saved more often",
            message=f"'{dataset}' is saved {_often(expected)} by Kedro's run, {_often(actual)} by the "
            "package's.",
            look_at=f"See node '{node}' in {places.module_of(node)}, and {places.root}/io_managers.py.",
            dataset=dataset,
            node=node,
        )


def _log(
    kedro: Run, again: Run | None, package: Run, rules: Rules, places: Places
) -> tuple[list[Difference], int]:
    """Compare what is logged; of messages that vary by themselves, their number at each place."""
    sides = [
        _without_durations(run.messages)
        for run in (kedro, kedro if again is None else again, package)
    ]
    varying = {
        message.place
        for message in {*sides[0], *sides[1]}
        if sides[0][message] != sides[1][message]
    }
    first, again_there, made_there = (_without_texts(messages, varying) for messages in sides)
    differences = []
    for message in sorted({*first, *made_there}, key=_message_order):
        expected, actual = first[message], made_there[message]
        if expected != again_there[message]:
            continue
        is_same = actual == expected if rules.counts_calls else bool(actual) == bool(expected)
        if is_same or (rules.fails and actual > expected):
            continue
        nodes = places.loggers(message.file, message.line)
        differences.append(
            Difference(
                aspect="log",
                kind="missing" if actual < expected else "more",
                message=f"{message.level} '{_short(message.text)}': logged {_often(expected)} by "
                f"Kedro's run, {_often(actual)} by the package's.",
                look_at=f"It is logged in {message.place}{_by(nodes, places)}.",
                file=message.file,
                node=nodes[0] if len(nodes) == 1 else None,
            )
        )
    return differences, sum(kedro.messages.values())


def _by(nodes: Sequence[str], places: Places) -> str:
    """Which nodes log a message, for a message."""
    if not nodes:
        return ""
    named = " or ".join(f"'{node}'" for node in nodes[:3]) + (" or others" if nodes[3:] else "")
    return f" by the function of {named}; see {places.module_of(nodes[0])}"


def _without_durations(messages: Counter[Message]) -> Counter[Message]:
    """The messages without the times that something took: they may be the same twice, by chance."""
    counts: Counter[Message] = Counter()
    for message, count in messages.items():
        counts[replace(message, text=_DURATION.sub("…", message.text))] += count
    return counts


def _without_texts(messages: Counter[Message], varying: Set[str]) -> Counter[Message]:
    """The messages; those of places where texts vary without them."""
    counts: Counter[Message] = Counter()
    for message, count in messages.items():
        is_varying = message.place in varying
        counts[replace(message, text="a text that varies") if is_varying else message] += count
    return counts


def _message_order(message: Message) -> tuple[str, int, str, str]:
    return message.file, message.line, message.level, message.text


def _often(count: int) -> str:
    return {0: "not", 1: "once"}.get(count, f"{count} times")


def _short(text: str, size: int = 100) -> str:
    line = " ".join(text.split())
    return line if len(line) <= size else f"{line[: size - 1]}…"
