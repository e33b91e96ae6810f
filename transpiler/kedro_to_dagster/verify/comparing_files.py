"""Compares the files that runs have written: by content, by structure, or by their number."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Set
from dataclasses import dataclass, field
from pathlib import Path

from .databases import differing_tables
from .files import Files, is_same, pattern
from .pickles import differing_values
from .places import Places
from .results import Difference
from .steady import first_difference, first_unlike
from .structure import described_both, structure
from .texts import cut

# Files beyond this are not looked into for the first line that differs.
_READ = 20 * 2**20
# How many files a note names.
_NAMED = 10


@dataclass(frozen=True, slots=True)
class Sides:
    """A file of two runs of Kedro's and of one of the package; None where a run has removed it."""

    one: Path | None
    two: Path | None
    other: Path | None


@dataclass(slots=True, kw_only=True)
class FilesCompared:
    """How many files are the same in which way, and how the others differ."""

    by_content: int = 0
    by_structure: int = 0
    differences: list[Difference] = field(default_factory=list)
    reordered: list[str] = field(default_factory=list)
    varying: list[str] = field(default_factory=list)

    @property
    def notes(self) -> tuple[str, ...]:
        """What is to be said of files that count as the same."""
        notes = []
        if self.varying:
            names = ", ".join(self.varying[:_NAMED]) + (", …" if self.varying[_NAMED:] else "")
            notes.append(
                f"Not the same in two runs of Kedro's, and compared by structure: {names}."
            )
        if self.reordered:
            names = ", ".join(self.reordered)
            notes.append(f"Lines in another order, in files that no dataset writes: {names}.")
        return tuple(notes)


def compare_files(
    kedro: Files,
    again: Files | None,
    package: Files,
    places: Places,
    *,
    allow_more: bool,
    same_numbers: bool = False,
) -> FilesCompared:
    """Compare the files of the package's run with those of Kedro's.

    With `allow_more`, files that only the package wrote are no difference. With `same_numbers`, all runs
    had the same random numbers: what two of Kedro's agree in is no chance.
    """
    compared = FilesCompared()
    second = again if again is not None else kedro
    # Names that not even two runs of Kedro's share are told by their patterns.
    steady = kedro.names & second.names
    for name in sorted(steady, key=places.rank):
        if name in package.names:
            sides = Sides(*(files.paths[name] for files in (kedro, second, package)))
            _compare(name, sides, places, compared, same_numbers=same_numbers)
        else:
            compared.differences.append(_missing(name, places, kedro.paths[name] is None))
    loose = Counter(pattern(name) for name in kedro.names - steady)
    loose_again = Counter(pattern(name) for name in second.names - steady)
    more = sorted(package.names - steady, key=places.rank)
    package_counts = Counter(pattern(name) for name in more)
    for name_pattern in sorted({*loose, *loose_again}):
        if (
            loose[name_pattern] == loose_again[name_pattern]
            and package_counts[name_pattern] != loose[name_pattern]
        ):
            compared.differences.append(
                _number(name_pattern, loose[name_pattern], package_counts[name_pattern], places)
            )
        elif _has_other_content(name_pattern, steady, kedro, second, package):
            compared.differences.append(_other_content(name_pattern, places))
        else:
            compared.by_structure += package_counts[name_pattern]
            compared.varying.append(name_pattern)
    if not allow_more:
        for name in more:
            if pattern(name) not in loose and pattern(name) not in loose_again:
                compared.differences.append(_extra(name, places, package.paths[name] is None))
    return compared


def _compare(
    name: str, sides: Sides, places: Places, compared: FilesCompared, *, same_numbers: bool
) -> None:
    one, two, other = sides.one, sides.two, sides.other
    if is_same(one, other) or is_same(two, other):
        compared.by_content += 1
    elif one is None or two is None or other is None:
        compared.differences.append(_missing(name, places, is_removed=one is None and two is None))
    elif is_same(one, two):
        if places.dataset_of(name) is None and _has_same_lines(one, other):
            compared.by_content += 1
            compared.reordered.append(name)
        else:
            compared.differences.append(_content(name, one, other, places))
    else:
        expected, actual = structure(one), structure(other)
        if expected != structure(two):
            # Even that varies; what is left is whether there is something.
            expected, actual = "there", actual if actual == "empty" else "there"
        unlike = first_unlike(one, two, other, values=same_numbers)
        if expected != actual:
            compared.differences.append(
                _structure(name, *described_both(expected, actual), "", places)
            )
        elif unlike is not None:
            at = f"at {unlike.place} " if unlike.place else ""
            compared.differences.append(_structure(name, unlike.there, unlike.here, at, places))
        else:
            compared.by_structure += 1
            compared.varying.append(name)


def _missing(name: str, places: Places, is_removed: bool) -> Difference:
    dataset = places.dataset_of(name)
    node = places.maker_of(dataset)
    if is_removed:
        message = f"Kedro's run removes {name}, the package's leaves it."
    else:
        message = f"{name} is written by Kedro's run, and not by the package's."
    return Difference(
        aspect="files",
        kind="missing",
        message=message,
        look_at=_look_at(dataset, node, places),
        file=name,
        dataset=dataset,
        node=node,
    )


def _extra(name: str, places: Places, is_removed: bool) -> Difference:
    dataset = places.dataset_of(name)
    node = places.maker_of(dataset)
    verb = "removed" if is_removed else "written"
    return Difference(
        aspect="files",
        kind="more",
        message=f"{name} is {verb} by the package's run, and not by Kedro's.",
        look_at=_look_at(dataset, node, places),
        file=name,
        dataset=dataset,
        node=node,
    )


def _number(names: str, expected: int, actual: int, places: Places) -> Difference:
    dataset = places.dataset_of(names)
    node = places.maker_of(dataset)
    return Difference(
        aspect="files",
        kind="number",
        message=f"Kedro's run writes {expected} files like {names}, the package's {actual}.",
        look_at=_look_at(dataset, node, places),
        file=names,
        dataset=dataset,
        node=node,
    )


def _has_other_content(
    names: str, steady: Set[str], kedro: Files, again: Files, package: Files
) -> bool:
    """Whether files of names that vary have the same content in both of Kedro's runs, and not here."""
    expected, second, actual = (
        _contents(files, names, steady) for files in (kedro, again, package)
    )
    return expected == second != actual


def _contents(files: Files, names: str, steady: Set[str]) -> Counter[str]:
    return Counter(
        "" if file is None else hashlib.sha256(file.read_bytes()).hexdigest()
        for name, file in files.paths.items()
        if name not in steady and pattern(name) == names
    )


def _other_content(names: str, places: Places) -> Difference:
    dataset = places.dataset_of(names)
    node = places.maker_of(dataset)
    return Difference(
        aspect="files",
        kind="content",
        message=f"Files like {names} have the same content in two runs of Kedro's, and another in the "
        "package's.",
        look_at=_look_at(dataset, node, places) + _before(node, places),
        file=names,
        dataset=dataset,
        node=node,
    )


def _content(name: str, one: Path, other: Path, places: Places) -> Difference:
    tables = differing_tables(one, other)
    table = min(tables, key=lambda table: _rank(name, table, places), default=None)
    dataset = places.dataset_of(name, table)
    node = places.maker_of(dataset)
    how = f"; its table '{table}' {tables[table]}" if table else _first_line(one, other)
    return Difference(
        aspect="files",
        kind="content",
        message=f"{name} has the same content in two runs of Kedro's, and another in the package's{how}.",
        look_at=_look_at(dataset, node, places) + _before(node, places),
        file=name,
        dataset=dataset,
        node=node,
    )


def _rank(name: str, table: str, places: Places) -> int:
    """The place of the node that writes a table: what comes first may be why the rest differs."""
    node = places.maker_of(places.dataset_of(name, table))
    return places.order.get(node or "", len(places.order))


def _structure(name: str, there: str, here: str, at: str, places: Places) -> Difference:
    dataset = places.dataset_of(name)
    node = places.maker_of(dataset)
    return Difference(
        aspect="files",
        kind="structure",
        message=f"{name} varies by itself, but {at}has {there} in Kedro's runs, and {here} in the "
        "package's.",
        look_at=_look_at(dataset, node, places) + _before(node, places),
        file=name,
        dataset=dataset,
        node=node,
    )


def _look_at(dataset: str | None, node: str | None, places: Places) -> str:
    if dataset is None:
        return "No dataset of the catalog writes it: look at what node functions and hooks write."
    if node is None:
        return f"See the entry of '{dataset}' in {places.root}/resources.py."
    if places.is_in_memory(dataset):
        return f"See node '{node}' in {places.module_of(node)}."
    return (
        f"See node '{node}' in {places.module_of(node)}, and the entry of '{dataset}' in "
        f"{places.root}/resources.py."
    )


def _before(node: str | None, places: Places) -> str:
    """What else may be why a file has another content: nodes that leave no file to compare."""
    nodes = places.before.get(node or "", ())
    if not nodes:
        return ""
    named = ", ".join(f"'{name}'" for name in nodes[:3]) + (", …" if nodes[3:] else "")
    return f" It reads what is only in memory, made by {named}: see there too."


def _lines(file: Path) -> list[str] | None:
    """The lines of a text of moderate size; None for anything else."""
    if file.stat().st_size > _READ:
        return None
    try:
        return file.read_text(encoding="utf-8").splitlines()
    except UnicodeDecodeError:
        return None


def _has_same_lines(one: Path, other: Path) -> bool:
    lines, others = _lines(one), _lines(other)
    return lines is not None and others is not None and sorted(lines) == sorted(others)


def _first_line(one: Path, other: Path) -> str:
    """Where two texts begin to differ, for a message."""
    lines, others = _lines(one), _lines(other)
    if lines is None or others is None:
        return _shapes(one, other)
    for number, (line, another) in enumerate(zip(lines, others, strict=False), 1):
        if line != another:
            return f"; line {number} is {_short(line)} there, and {_short(another)} here"
    return f"; it has {len(lines)} lines there, and {len(others)} here"


def _shapes(one: Path, other: Path) -> str:
    """How two files that are no texts differ: in values, in what tables and documents have, in size."""
    values = differing_values(one, other)
    if values is not None:
        place, how = values
        return f"; the value at {place} {how}" if place else f"; it {how}"
    expected, actual = structure(one), structure(other)
    if expected != actual and "there" not in (expected, actual):
        here, there = described_both(actual, expected)
        return f"; it has {there} there, and {here} here"
    unlike = first_difference(one, other)
    if unlike is not None:
        at = f"at {unlike.place} " if unlike.place else ""
        return f"; {at}it has {unlike.there} there, and {unlike.here} here"
    size, other_size = one.stat().st_size, other.stat().st_size
    return (
        f" (both have {size} bytes)" if size == other_size else f" ({size} and {other_size} bytes)"
    )


def _short(line: str) -> str:
    return f"'{cut(line.strip())}'"
