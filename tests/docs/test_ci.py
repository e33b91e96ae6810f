"""What there is to copy for CI: valid YAML, and commands that the command line has."""

from __future__ import annotations

import shlex
from typing import Any

import typer
import yaml
from kedro_to_dagster.cli.main import app

from ..support.cases import ROOT
from .pages import DOCS

PAGE = DOCS / "how-to/check-in-ci.md"


def _blocks() -> list[Any]:
    parts = PAGE.read_text(encoding="utf-8").split("```yaml\n")[1:]
    return [yaml.safe_load(part.partition("```")[0]) for part in parts]


def _is_parsed(command: str) -> bool:
    """Whether the command line takes the words; nothing is run."""
    name, *words = shlex.split(command.partition(" >>")[0])
    assert name == "kedro-to-dagster"
    group = typer.main.get_command(app)
    made = group.get_command(None, words[0])  # type: ignore[attr-defined]
    made.make_context(words[0], words[1:])
    return True


def test_the_commands_of_the_workflows_are_those_of_the_command_line() -> None:
    workflow, job, _ = _blocks()
    steps = workflow["jobs"]["check"]["steps"]
    commands = [step["run"] for step in steps if "run" in step]
    commands += job["dagster-package"]["script"]
    own = [command for command in commands if command.startswith("kedro-to-dagster")]
    assert len(own) == 3
    assert all(_is_parsed(command) for command in own)


def test_the_hooks_of_pre_commit_call_commands_and_see_no_file_names() -> None:
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert [hook["id"] for hook in hooks] == [
        "kedro-to-dagster-export",
        "kedro-to-dagster-check",
    ]
    for hook in hooks:
        assert hook["language"] == "system"
        assert hook["pass_filenames"] is False
        assert _is_parsed(" ".join([hook["entry"], *hook["args"]]))
    (used,) = [
        hook for block in _blocks() if "repos" in block for hook in block["repos"][0]["hooks"]
    ]
    assert used["id"] in {hook["id"] for hook in hooks}
