"""The commands in the documentation work and print what the pages show, in a reader's order.

In a `console` block a line that begins with `$ ` is a command, one that begins with `> ` goes on with it,
and the other lines after it are what it prints, where `…` stands for any text. A command without such
lines may print anything. `<!-- skip: reason -->` before a block leaves it out.
All commands of a page run in one shell, at the root of a copy of the checkout.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from ..support.cases import ROOT, environment
from ..support.shell import forked_commands
from .pages import OTHER_PAGES, PAGES, Block, blocks, name, prose

# Stands alone on a line before the output of each command.
_MARK = "\x1e"


@dataclass(frozen=True, slots=True)
class Command:
    """What a reader types, and what the page shows after it."""

    block: Block
    typed: str
    shown: str

    def prints(self, output: str) -> bool:
        """Whether the output is what the page shows."""
        pattern = ".*".join(re.escape(part.strip("\n")) for part in self.shown.split("…"))
        return not self.shown or re.fullmatch(rf"\s*{pattern}\s*", output, re.DOTALL) is not None


def commands(block: Block) -> Iterator[Command]:
    """The commands of a block, with what they print."""
    typed: list[str] = []
    shown: list[str] = []
    for line in (*block.lines, "$ "):
        if line.startswith("$ "):
            if typed:
                yield Command(block=block, typed="\n".join(typed), shown="\n".join(shown))
            typed, shown = [line.removeprefix("$ ")], []
        elif typed and not shown and (line == ">" or line.startswith("> ")):
            typed.append(line[2:])
        else:
            shown.append(line)


def commands_of(page: Path) -> list[Command]:
    """All commands of a page that are run."""
    return [
        command
        for block in blocks(page)
        if block.language == "console" and not block.is_skipped
        for command in commands(block)
    ]


QUICK = ("docs/how-to/review-the-diff.md", "docs/how-to/secrets.md")
WITH_COMMANDS = [
    pytest.param(page, id=name(page), marks=() if name(page) in QUICK else pytest.mark.slow)
    for page in PAGES
    if commands_of(page)
]


@pytest.mark.parametrize("page", WITH_COMMANDS)
def test_the_commands_of_a_page_work(page: Path, tmp_path: Path) -> None:
    checkout = _copy_of_checkout(tmp_path / "checkout")
    home = tmp_path / "home"
    dagster_home = tmp_path / "dagster_home"
    home.mkdir()
    dagster_home.mkdir()
    (dagster_home / "dagster.yaml").write_text("telemetry:\n  enabled: false\n", encoding="utf-8")
    typed = commands_of(page)
    script = "".join(f"printf '%s\\n' $'{_MARK}'\n{command.typed}\n" for command in typed)
    with forked_commands() as scripts:
        path = (str(scripts), str(Path(sys.executable).parent), os.environ["PATH"])
        result = subprocess.run(
            ["bash", "-euo", "pipefail", "-c", script],
            cwd=checkout,
            env=environment(
                PATH=os.pathsep.join(path),
                HOME=str(home),
                DAGSTER_HOME=str(dagster_home),
                DAGSTER_DISABLE_TELEMETRY="1",
            ),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
    outputs = result.stdout.split(f"{_MARK}\n")[1:]
    if result.returncode:
        last = typed[len(outputs) - 1]
        pytest.fail(
            f"{last.block}: '{last.typed}' ended with {result.returncode}.\n{outputs[-1][-6000:]}",
            pytrace=False,
        )
    others = [
        f"{command.block}: '{command.typed}' prints\n{output}\nand not\n{command.shown}"
        for command, output in zip(typed, outputs, strict=True)
        if not command.prints(output)
    ]
    assert not others, "\n\n".join(others)
    # The first thing that a reader sees should not be that the page is out of date.
    dated = [
        command.typed
        for command, output in zip(typed, outputs, strict=True)
        if "is superseded" in output
    ]
    assert not dated, f"Dagster has other commands for {dated}"


def _copy_of_checkout(target: Path) -> Path:
    """What a clone would hold, with the changes that are not committed yet."""
    listed = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard", "-z"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    for path in sorted(set(listed.stdout.split("\0")) - {""}):
        # A file that was deleted and not committed is listed too.
        if (ROOT / path).is_file():
            (target / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / path, target / path)
    return target


@pytest.mark.parametrize("page", [*PAGES, *OTHER_PAGES], ids=name)
def test_every_command_stands_in_a_block_that_is_run(page: Path) -> None:
    for block in blocks(page):
        assert block.language not in ("bash", "sh", "shell"), f"{block}: use console"
        if block.language == "console":
            assert list(commands(block)), f"{block}: no line begins with '$ '"


@pytest.mark.parametrize("page", WITH_COMMANDS)
def test_a_page_says_where_its_commands_run(page: Path) -> None:
    assert "at the top of a checkout" in " ".join(prose(page).split())
