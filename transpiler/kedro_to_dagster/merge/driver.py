"""git's merge of one file, for generated modules: statement by statement instead of line by line.

git calls it for each file that both branches have changed (`man gitattributes`, "Defining a custom merge
driver"), if a clone has it in its configuration. What it cannot merge better is left to `git merge-file`.
"""

from __future__ import annotations

import ast
import shlex
import subprocess
import sys
from pathlib import Path

from ..codes.package import NO_REPOSITORY
from ..files import has_first_line
from ..write.git import run_git
from .markers import with_labels_of_git
from .texts import UnreadableError, merge_text

# As in the `.gitattributes` of a package.
NAME = "kedro-to-dagster"


def register(folder: Path) -> str:
    """Have git call this driver in the clone that a folder is in; returns the command that it calls.

    Raises:
        UsageError: If the folder is in no clone.
    """
    # git runs it in a shell, where this environment need not be active.
    python = shlex.quote(Path(sys.executable).as_posix())
    command = f"{python} -m kedro_to_dagster merge-driver %O %A %B %P"
    section = f"merge.{NAME}"
    settings = {"name": "modules that kedro-to-dagster has generated", "driver": command}
    for key, value in settings.items():
        if run_git(folder, "config", "--local", f"{section}.{key}", value) is None:
            raise NO_REPOSITORY(folder=folder)
    return command


def merge_versions(base: Path, ours: Path, theirs: Path, path: str) -> int:
    """Merge the versions of a file into `ours`, as git asks a driver to; the exit code for git.

    It is 0 if there is no conflict, less than 128 if there are some, and more if the merge failed.
    """
    merged = _merged(base, ours, theirs, path)
    if merged is None:
        labels = [word for label in ("ours", "base", "theirs") for word in ("-L", label)]
        command = ["git", "merge-file", "-q", *labels, str(ours), str(base), str(theirs)]
        return subprocess.run(command, check=False).returncode
    text, has_conflicts = merged
    ours.write_bytes(text)
    return int(has_conflicts)


def _merged(base: Path, ours: Path, theirs: Path, path: str) -> tuple[bytes, bool] | None:
    """The merged module, and whether it has conflicts; None if it is no generated module."""
    before, mine, other = (file.read_bytes() for file in (base, ours, theirs))
    # There is nothing before where both branches have added the file.
    is_generated = all(has_first_line(version) for version in (before or mine, mine, other))
    if not (path.endswith(".py") and is_generated):
        return None
    try:
        merged = merge_text(path, _code(before), mine, _code(other))
    except (UnreadableError, SyntaxError, ValueError):
        return None
    return with_labels_of_git(merged.data), bool(merged.conflicts)


def _code(data: bytes) -> str:
    """The text of a version.

    Raises:
        SyntaxError: If it is no Python.
        ValueError: If it is no text.
    """
    text = data.decode("utf-8").replace("\r\n", "\n")
    ast.parse(text)
    return text
