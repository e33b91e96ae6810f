"""What differs between a run of Kedro's and one of the package."""

from __future__ import annotations

import pickletools
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from kedro_to_dagster.verify.files import Files, is_same
from kedro_to_dagster.verify.running import HookCall, Message, Run

from .runs import GENERATED, Outcome

_VERSION = re.compile(r"\d{4}-\d\d-\d\dT\d\d\.\d\d\.\d\d\.\d{3}Z")
_PART = re.compile(r"(?P<folder>data/[^/<]+/[^<]+/)<version (?P<number>\d+)>(?P<rest>.*)")
# What a dataset in memory says that nobody has saved: the package may have kept data of an earlier run.
_NOT_SAVED = re.compile(
    r"(\S+) lives in memory, and no earlier run has kept it: .*? or add it to the catalog"
)
_SET = re.compile(r"\{((?:'[^']*'(?:, )?)+)\}")
_OF_NODE = re.compile(r"outputs of node .*\.\n")
_SHOWN = 200
# Where the copies of the project's modules are, in a package that has them.
_COPIES = f"{GENERATED}.code."
# Hooks write what they are told of in the order of calls, which several processes do not have.
TOLD_BY_HOOKS = "data/told/"
# What hooks count in one process, or tell of the order itself or once in each process.
_OF_ONE_PROCESS = tuple(f"data/told/{name}.txt" for name in ("run", "context", "parameters"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One thing that differs: of which kind, about which file, dataset, node or message.

    `is_of_order` tells of a file that has the same lines in another order; `lines` are those that only one
    of both has.
    """

    kind: str
    about: str
    text: str
    is_of_order: bool = False
    lines: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"{self.kind} {self.text}"


def differences(kedro: Outcome, package: Outcome, form: str) -> list[Difference]:
    """Each difference; none where the package did the same."""
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


def _ends(kedro: Run, package: Run) -> Iterator[Difference]:
    if kedro.state != package.state:
        told = [failure.text for run in (kedro, package) for failure in run.failures]
        printed = [run.printed[-_SHOWN * 5 :] for run in (kedro, package) if run.state == "ended"]
        text = f"Kedro {kedro.state}, package {package.state}: {told[:2]} {' '.join(printed)}"
        yield Difference(kind="outcome", about=package.state, text=text)
    elif kedro.state == "failed":
        expected = kedro.failures[0].text if kedro.failures else ""
        told = [failure.text.replace(_COPIES, "") for failure in package.failures]
        # With hooks, a run looks for what an earlier one has kept where Kedro looks in the catalog.
        is_looked_for = "Pipeline input(s)" in expected and any(map(_NOT_SAVED.search, told))
        if _said(expected) not in map(_said, told) and not is_looked_for:
            text = f"Kedro's is {expected!r}, the package's {told!r}"
            yield Difference(kind="error", about=expected, text=text)


def _files(
    kedro: Outcome, package: Outcome, *, goes_on: bool, several: bool
) -> Iterator[Difference]:
    expected, made = (_by_own_versions(outcome.files) for outcome in (kedro, package))
    for name in sorted(expected.names - made.names):
        yield Difference(kind="file", about=name, text=f"{name}: not written")
    for name in sorted(made.names - expected.names):
        if not goes_on:
            yield Difference(kind="file", about=name, text=f"{name}: not written by Kedro")
    for name in sorted(expected.names & made.names):
        one, other = expected.paths[name], made.paths[name]
        if is_same(one, other) or _text(one) == _text(other):
            continue
        is_of_order = name.startswith(TOLD_BY_HOOKS) and _lines(one) == _lines(other)
        if several and (is_of_order or name in _OF_ONE_PROCESS):
            continue
        if one and other and _is_pickle(one) and _pickled(one) == _pickled(other):
            continue
        left, right = Counter(_lines(one)), Counter(_lines(other))
        if goes_on and name.startswith(TOLD_BY_HOOKS) and not left - right:
            # Dagster goes on with what does not depend on the node that has failed.
            continue
        text = f"{name}: {_shown(one, other)}"
        lines = tuple((left - right) + (right - left))
        yield Difference(kind="file", about=name, text=text, is_of_order=is_of_order, lines=lines)


def _by_own_versions(files: Files) -> Files:
    """The files of partitions with versions, numbered for each of them.

    Kedro makes such a version where it makes the dataset, and that in the order of a set.
    """
    numbers: defaultdict[str, set[int]] = defaultdict(set)
    found = {name: _PART.match(name) for name in files.names}
    for match in filter(None, found.values()):
        numbers[match["folder"]].add(int(match["number"]))
    names = {}
    for name, match in found.items():
        if match:
            place = sorted(numbers[match["folder"]]).index(int(match["number"])) + 1
            names[name] = f"{match['folder']}<version {place}>{match['rest']}"
    paths = {names.get(name, name): path for name, path in files.paths.items()}
    return replace(files, paths=paths)


def _lines(file: Path | None) -> list[str]:
    return sorted((_text(file) or "").splitlines())


def _is_pickle(file: Path) -> bool:
    """Whether a file begins as a pickle of a new protocol does."""
    return file.is_file() and file.read_bytes()[:1] == b"\x80"


def _text(file: Path | None) -> str | None:
    """What is in a file of text, but for the versions of a run."""
    if file is None:
        return None
    text = file.read_bytes().decode("utf-8", "backslashreplace").replace(_COPIES, "")
    return _as_kedro_says(_VERSION.sub("<version>", text))


def _said(error: str) -> str:
    """What an error says: of a node that returned the wrong number, the package knows the name only."""
    text = _OF_NODE.sub("outputs of node.\n", error)
    # A set of names has no order of its own.
    text = _SET.sub(lambda found: str(sorted(found[1].split(", "))), text)
    return _as_kedro_says(text)


def _as_kedro_says(text: str) -> str:
    """A text with Kedro's words for data in memory that nobody has saved; else as it is."""
    if "has not been saved yet" not in text and "no earlier run has kept it" not in text:
        return text
    unquoted = re.sub(r"[\\'\"]", "", text)
    return _NOT_SAVED.sub(r"\1: Data for MemoryDataset has not been saved yet", unquoted)


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
) -> Iterator[Difference]:
    def told(messages: Counter[Message]) -> Counter[str]:
        counted: Counter[str] = Counter()
        for message, count in messages.items():
            counted[f"{message.level} {message.text}"] += 1 if several else count
        return counted

    yield from _counted("message", told(kedro), told(package))


def _counted(
    kind: str, kedro: Counter[Any] | Counter[str], package: Counter[Any] | Counter[str]
) -> Iterator[Difference]:
    for sign, less in (("-", kedro - package), ("+", package - kedro)):
        for item, count in less.items():
            about = (item.node or item.dataset or "") if isinstance(item, HookCall) else str(item)
            yield Difference(kind=kind, about=about, text=f"{sign}{count}: {str(item)[:_SHOWN]}")
