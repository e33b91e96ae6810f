"""Runs `kedro-to-dagster verify` with processes that are forked, as all commands of tests are."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

from .forked import environment, run_forked
from .shell import forked_commands

# The processes that it starts are those of another interpreter, which forks.
_CODE = """
import sys

sys.executable = sys.argv[1]
from kedro_to_dagster.cli.main import run

run(["verify", *sys.argv[2:]])
"""


def verify(
    project: Path, *arguments: str | Path, code: int = 0, **changes: str
) -> subprocess.CompletedProcess[str]:
    """Verify a project, to see it end with an exit code."""
    script = project.parent / "verify.py"
    script.write_text(_CODE, encoding="utf-8")
    with forked_commands() as commands:
        words = [script, commands / "forked-python", *arguments, "--project", project]
        result = run_forked(
            [str(word) for word in words], project.parent, environment(**changes), uses_tool=True
        )
    assert result.returncode == code, result.stdout + result.stderr
    assert "Traceback" not in result.stderr
    return result


def verified(project: Path, *arguments: str | Path, code: int = 0, **changes: str) -> Any:
    """The same, for what it gives as JSON."""
    return json.loads(verify(project, *arguments, "--format=json", code=code, **changes).stdout)
