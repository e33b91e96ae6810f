"""The commands in the documentation work, in the order in which a reader meets them.

In a `console` block a line that begins with `$ ` is a command, one that begins with `> ` goes on with it,
and every other line shows what the command may print. `<!-- skip: reason -->` before a block leaves it out.
All commands of a page run in one shell, at the root of a copy of the checkout.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from ..support.cases import ROOT, environment
from ..support.shell import forked_commands
from .pages import OTHER_PAGES, PAGES, Block, blocks, name


def commands(block: Block) -> Iterator[str]:
    """The lines of a block that a reader would type."""
    typing = False
    for line in block.lines:
        if line.startswith("$ "):
            typing = True
            yield line.removeprefix("$ ")
        elif typing and (line == ">" or line.startswith("> ")):
            yield line[2:]
        else:
            typing = False


def script(page: Path) -> str:
    """All commands of a page."""
    lines = (
        command
        for block in blocks(page)
        if block.language == "console" and not block.is_skipped
        for command in commands(block)
    )
    return "".join(f"{line}\n" for line in lines)


QUICK = ("docs/how-to/review-the-diff.md", "docs/how-to/secrets.md")
WITH_COMMANDS = [
    pytest.param(page, id=name(page), marks=() if name(page) in QUICK else pytest.mark.slow)
    for page in PAGES
    if script(page)
]


@pytest.mark.parametrize("page", WITH_COMMANDS)
def test_the_commands_of_a_page_work(page: Path, tmp_path: Path) -> None:
    checkout = _copy_of_checkout(tmp_path / "checkout")
    home = tmp_path / "home"
    dagster_home = tmp_path / "dagster_home"
    home.mkdir()
    dagster_home.mkdir()
    (dagster_home / "dagster.yaml").write_text("telemetry:\n  enabled: false\n", encoding="utf-8")
    with forked_commands() as scripts:
        path = (str(scripts), str(Path(sys.executable).parent), os.environ["PATH"])
        result = subprocess.run(
            ["bash", "-euo", "pipefail", "-x", "-c", script(page)],
            cwd=checkout,
            env=environment(
                PATH=os.pathsep.join(path),
                HOME=str(home),
                DAGSTER_HOME=str(dagster_home),
                DAGSTER_DISABLE_TELEMETRY="1",
            ),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )
    if result.returncode:
        pytest.fail(
            f"A command of {name(page)} ended with {result.returncode}; the last one traced with '+' "
            f"is it.\n{result.stdout[-3000:]}\n{result.stderr[-6000:]}",
            pytrace=False,
        )


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
