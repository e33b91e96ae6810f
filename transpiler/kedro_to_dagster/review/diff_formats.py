"""What `diff` prints: a summary and the diff in colour, JSON, or Markdown for a pull request."""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterator

from rich.console import Console
from rich.text import Text

from .changes import Action, Change
from .diff import Diff

# The version of what is printed as JSON; it grows when a reader would have to change.
SCHEMA = 1

_MARKS = {
    Action.ADDED: ("+", "green"),
    Action.REMOVED: ("-", "red"),
    Action.RENAMED: (">", "cyan"),
    Action.CHANGED: ("~", "yellow"),
}
_LINES = (
    ("+++", "bold"),
    ("---", "bold"),
    ("@@", "cyan"),
    ("+", "green"),
    ("-", "red"),
)
# GitHub refuses comments that are longer than 65,536 characters; the summary comes first.
_LONGEST = 60_000


def print_text(difference: Diff, console: Console) -> None:
    """The summary, then the unified diff, in colour where the console has any."""
    if not difference.files:
        console.print(
            f"{difference.checked.folder} is what the Kedro project exports now "
            f"({difference.checked.files} files).",
            markup=False,
        )
        return
    for area, changes in _by_area(difference):
        console.print(Text(area.capitalize(), style="bold"))
        for change in changes:
            mark, style = _MARKS[change.action]
            line = Text("  ").append(mark, style=style).append(f" {change.said}")
            if change.place is not None:
                line.append(f"  {change.place.file}", style="dim")
                line.append(f":{change.place.line}" if change.place.line else "", style="dim")
            console.print(line)
    for file in difference.files:
        console.print()
        for text in file.text.splitlines():
            style = next((style for start, style in _LINES if text.startswith(start)), "")
            console.print(Text(text, style=style))


def diff_as_json(difference: Diff) -> str:
    """The same as an object, with the version of its form."""
    content = {
        "schema": SCHEMA,
        "is_current": not difference.files,
        "changes": [_change(change) for change in difference.changes],
        "files": [
            {"path": file.path, "kind": file.kind.value, "diff": file.text}
            for file in difference.files
        ],
    }
    return json.dumps(content, indent=2, ensure_ascii=False)


def as_markdown(difference: Diff) -> str:
    """A comment for a pull request: the summary as a list, the diff folded."""
    if not difference.files:
        return "**The Dagster package is what the Kedro project exports now.**"
    lines = ["**The export changes the Dagster package.**", ""]
    for area, changes in _by_area(difference):
        lines += [f"**{area.capitalize()}**", ""]
        lines += [f"- {_marked_down(change)}" for change in changes]
        lines.append("")
    diff = "".join(file.text for file in difference.files).rstrip("\n")
    room = _LONGEST - sum(len(line) + 1 for line in lines)
    if len(diff) > room:
        diff = diff[: max(room, 0)].rpartition("\n")[0] + "\n… the rest is left out"
    # No line of the diff may end the block.
    fence = "`" * max(
        3,
        1
        + max(
            (len(list(run)) for is_tick, run in itertools.groupby(diff, "`".__eq__) if is_tick),
            default=0,
        ),
    )
    count = f"{len(difference.files)} file{'' if len(difference.files) == 1 else 's'}"
    lines += [
        f"<details><summary>{count}</summary>",
        "",
        f"{fence}diff",
        diff,
        fence,
        "",
        "</details>",
    ]
    return "\n".join(lines)


def _by_area(difference: Diff) -> Iterator[tuple[str, list[Change]]]:
    for area, changes in itertools.groupby(difference.changes, lambda change: change.area.value):
        yield area, list(changes)


def _change(change: Change) -> dict[str, object]:
    place, spot = change.place, change.spot
    content = {
        "area": change.area.value,
        "action": change.action.value,
        "subject": change.subject,
        "attribute": change.attribute,
        "old": change.old,
        "new": change.new,
        "detail": change.detail,
        "environment": change.environment or None,
        "summary": change.said,
        "source": None if place is None else {"file": place.file, "line": place.line},
        "generated": None if spot is None else {"file": spot.path, "line": spot.line},
    }
    return {key: value for key, value in content.items() if value is not None}


def _marked_down(change: Change) -> str:
    """A line of the list: what stands for code as code, the rest as it is."""
    text = change.said
    for character in "\\`*_[]<>|":
        text = text.replace(character, f"\\{character}")
    place = change.place
    where = f" (`{place.file}{f':{place.line}' if place.line else ''}`)" if place else ""
    return f"{text}{where}"
