"""What differs between a run of Kedro's and one of the package."""

from __future__ import annotations

import pickletools
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from kedro_to_dagster.verify.files import is_same
from kedro_to_dagster.verify.running import Message, Run

from .runs import GENERATED, Outcome

_VERSION = re.compile(r"\d{4}-\d\d-\d\dT\d\d\.\d\d\.\d\d\.\d{3}Z")
_SHOWN = 200
# Where the copies of the project's modules are, in a package that has them.
_COPIES = f"{GENERATED}.code."
# Hooks write what they are told of in the order of calls, which several processes do not have.
_UNORDERED = "data/told/"


def differences(kedro: Outcome, package: Outcome, form: str) -> list[str]:
    """Each difference in a line; none where the package did the same."""
    several = form == "processes"
    found = list(_ends(kedro.run, package.run))
    goes_on = several and kedro.run.state == "failed"
    found += _files(kedro, package, goes_on=goes_on, several=several)
    if goes_on:
        return found
    found += _messages(kedro.run.messages, package.run.messages, several=several)
    if not several:
        found += _counted("hook call", kedro.run.hooks, package.run.hooks)
        found += _counted("save", kedro.run.saves, package.run.saves)
    return found


def _ends(kedro: Run, package: Run) -> Iterator[str]:
    if kedro.state != package.state:
        told = [failure.text for run in (kedro, package) for failure in run.failures]
        printed = [run.printed[-_SHOWN * 5 :] for run in (kedro, package) if run.state == "ended"]
        yield f"outcome: Kedro {kedro.state}, package {package.state}: {told[:2]} {' '.join(printed)}"
    elif kedro.state == "failed":
        expected = kedro.failures[0].text if kedro.failures else ""
        told = [failure.text.replace(_COPIES, "") for failure in package.failures]
        if expected not in told:
            yield f"error: Kedro's is {expected!r}, the package's {told!r}"


def _files(kedro: Outcome, package: Outcome, *, goes_on: bool, several: bool) -> Iterator[str]:
    expected, made = kedro.files, package.files
    if lacking := sorted(expected.names - made.names):
        yield f"files: not written: {lacking}"
    more = sorted(made.names - expected.names)
    if more and not goes_on:
        yield f"files: written beyond Kedro's: {more}"
    for name in sorted(expected.names & made.names):
        one, other = expected.paths[name], made.paths[name]
        unordered = several and name.startswith(_UNORDERED)
        if unordered or is_same(one, other) or _text(one) == _text(other):
            continue
        if name.endswith(".pkl") and one and other and _pickled(one) == _pickled(other):
            continue
        yield f"file {name}: {_shown(one, other)}"


def _text(file: Path | None) -> str | None:
    """What is in a file of text, but for the versions of a run."""
    if file is None:
        return None
    text = file.read_bytes().decode("utf-8", "backslashreplace").replace(_COPIES, "")
    return _VERSION.sub("<version>", text)


def _pickled(file: Path) -> list[tuple[str, object]]:
    """What a pickle consists of, where classes are those of the project, also in a copy of its code."""
    operations = []
    for operation, argument, _ in pickletools.genops(file.read_bytes()):
        is_own = isinstance(argument, str)
        told = str(argument).removeprefix(_COPIES) if is_own else argument
        operations.append((operation.name, None if operation.name == "FRAME" else told))
    return operations


def _shown(one: Path | None, other: Path | None) -> str:
    """Both from where they begin to differ."""
    texts = [_text(one) or "removed", _text(other) or "removed"]
    pairs = enumerate(zip(*texts, strict=False))
    begin = next((number for number, (left, right) in pairs if left != right), min(map(len, texts)))
    at = max(begin - 30, 0)
    return " / ".join(repr(text[at : at + _SHOWN]) for text in texts)


def _messages(
    kedro: Counter[Message], package: Counter[Message], *, several: bool
) -> Iterator[str]:
    def told(messages: Counter[Message]) -> Counter[str]:
        counted: Counter[str] = Counter()
        for message, count in messages.items():
            counted[f"{message.level} {message.text}"] += 1 if several else count
        return counted

    yield from _counted("message", told(kedro), told(package))


def _counted(
    kind: str, kedro: Counter[object] | Counter[str], package: Counter[object] | Counter[str]
) -> Iterator[str]:
    for sign, less in (("-", kedro - package), ("+", package - kedro)):
        for item, count in list(_first(less.items())):
            yield f"{kind} {sign}{count}: {str(item)[:_SHOWN]}"


def _first(items: Iterable[tuple[object, int]], count: int = 4) -> Iterator[tuple[object, int]]:
    for number, item in enumerate(items):
        if number < count:
            yield item
