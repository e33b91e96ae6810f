"""What `plan` prints: a summary, JSON of a published form, or Markdown."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from rich.console import Console
from rich.text import Text

from ..diagnostics import Severity
from .plan import Disposition, Entry, Plan
from .warnings import Warned

# The version of what is printed as JSON; it grows when a reader would have to change.
SCHEMA = 1

_STYLES = {
    Disposition.TRANSLATED: "green",
    Disposition.APPROXIMATED: "yellow",
    Disposition.REFUSED: "red",
}


def print_text(plan: Plan, console: Console) -> None:
    """Each part of the project and what it becomes, then what will bite."""
    console.print(f"{plan.project} becomes {plan.package}", markup=False)
    for title, entries in _parts(plan):
        console.print()
        console.print(Text(f"{title.capitalize()}: {_counts(entries)}", style="bold"))
        width = max(len(entry.name) for entry in entries)
        for entry in entries:
            line = Text(f"  {entry.name:<{width}}  ")
            line.append(entry.becomes)
            if entry.disposition is not Disposition.TRANSLATED:
                line.append(f"  {entry.disposition.value}", style=_STYLES[entry.disposition])
                line.append(f" ({', '.join(entry.codes)})" if entry.codes else "")
            if entry.source is not None:
                line.append(f"  {_place(entry)}", style="dim")
            console.print(line)
    console.print()
    if not plan.warnings:
        console.print("Nothing is known that will bite in production.", markup=False)
        return
    console.print(Text(f"What will bite in production: {len(plan.warnings)}", style="bold"))
    for explanation, group in _grouped(plan.warnings):
        line = Text("  ").append(group[0].code, style="yellow")
        if len(group) == 1:
            console.print(line.append(f"  {_where(group[0])}{explanation}"))
            continue
        console.print(line.append(f"  {explanation}"))
        for warned in group:
            console.print(f"    {_where(warned)}{_stated(warned)[0]}", markup=False)


def as_markdown(plan: Plan) -> str:
    """The same as a document."""
    lines = [f"# {plan.project} as a Dagster package", ""]
    for title, entries in _parts(plan):
        lines += [f"## {title.capitalize()}", "", f"{_counts(entries)}.", ""]
        lines += ["| In Kedro | Becomes | | Source |", "| --- | --- | --- | --- |"]
        for entry in entries:
            disposition = entry.disposition.value
            disposition += f" ({', '.join(entry.codes)})" if entry.codes else ""
            cells = [_code(entry.name), _escaped(entry.becomes), disposition]
            cells.append(_code(_place(entry)) if entry.source else "")
            lines.append(f"| {' | '.join(cells)} |")
        lines.append("")
    lines += ["## What will bite in production", ""]
    lines += list(_listed(plan.warnings)) or ["Nothing is known."]
    return "\n".join(lines)


def _listed(warnings: Sequence[Warned]) -> Iterator[str]:
    for explanation, group in _grouped(warnings):
        places = [f" (`{warned.source}`)" if warned.source else "" for warned in group]
        item = f"- **{group[0].code}**: {_escaped(explanation)}"
        if len(group) == 1:
            yield f"{item}{places[0]}"
            continue
        yield item
        for warned, place in zip(group, places, strict=True):
            yield f"    - {_escaped(_stated(warned)[0])}{place}"


def _grouped(warnings: Sequence[Warned]) -> Iterator[tuple[str, list[Warned]]]:
    """The warnings, with what explains each; those together that one text explains."""

    def reason(warned: Warned) -> tuple[str, str, str]:
        _, explanation = _stated(warned)
        return warned.code, explanation or warned.message, warned.remedy

    for (_, explanation, remedy), same in groupby(warnings, reason):
        group = list(same)
        is_shared = len(group) > 1
        text = f"{explanation[:1].upper()}{explanation[1:]}" if is_shared else group[0].message
        yield f"{text} {remedy}", group


def _stated(warned: Warned) -> tuple[str, str]:
    """What there is, and what follows from it."""
    fact, _, explanation = warned.message.partition(": ")
    return fact, explanation


def _where(warned: Warned) -> str:
    return f"{warned.source}: " if warned.source else ""


def plan_as_json(plan: Plan) -> str:
    """The same as an object of the form that `plan.schema.json` of the documentation describes."""
    content = {
        "schema": SCHEMA,
        "project": plan.project,
        "package": plan.package,
        **{title: [_entry(entry) for entry in entries] for title, entries in _all(plan).items()},
        "warnings": [
            {
                "code": warned.code,
                "subject": warned.subject,
                "message": warned.message,
                "remedy": warned.remedy,
                "source": _source(warned.source),
            }
            for warned in plan.warnings
        ],
        "diagnostics": [
            {
                "code": diagnostic.code,
                "severity": diagnostic.severity.value,
                "subject": diagnostic.subject,
                "message": diagnostic.message,
                "hint": diagnostic.hint,
                "source": _source(diagnostic.place),
            }
            for first in plan.diagnostics
            for diagnostic in (first, *first.others)
        ],
        "counts": {
            severity.value: sum(
                1 + len(diagnostic.others)
                for diagnostic in plan.diagnostics
                if diagnostic.severity is severity
            )
            for severity in Severity
        },
    }
    return json.dumps(content, indent=2, ensure_ascii=False)


def _all(plan: Plan) -> Mapping[str, tuple[Entry, ...]]:
    return {
        "pipelines": plan.pipelines,
        "nodes": plan.nodes,
        "datasets": plan.datasets,
        "parameters": plan.parameters,
        "hooks": plan.hooks,
        "jobs": plan.jobs,
    }


def _parts(plan: Plan) -> Iterator[tuple[str, tuple[Entry, ...]]]:
    yield from ((title, entries) for title, entries in _all(plan).items() if entries)


def _counts(entries: tuple[Entry, ...]) -> str:
    counts = Counter(entry.disposition for entry in entries)
    return ", ".join(f"{counts[kind]} {kind.value}" for kind in Disposition if counts[kind])


def _entry(entry: Entry) -> dict[str, object]:
    spot = entry.generated
    return {
        "name": entry.name,
        "becomes": entry.becomes,
        "disposition": entry.disposition.value,
        "codes": list(entry.codes),
        "source": _source(entry.source),
        "generated": None if spot is None else {"file": spot.path, "line": spot.line},
        **entry.more,
    }


def _source(place: object) -> dict[str, object] | None:
    file = getattr(place, "file", None)
    return None if file is None else {"file": file, "line": getattr(place, "line", None)}


def _place(entry: Entry) -> str:
    place = entry.source
    if place is None:
        return ""
    return place.file if place.line is None else f"{place.file}:{place.line}"


def _code(text: str) -> str:
    return f"`{text}`".replace("|", "\\|")


def _escaped(text: str) -> str:
    for character in "\\`*_[]<>|":
        text = text.replace(character, f"\\{character}")
    return text
