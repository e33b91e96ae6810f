"""`--tracked`: what an export has made must not be left out of the next commit.

A hook before a commit is passed where `git diff` shows nothing new, and that does not show new files.
"""

from __future__ import annotations

from pathlib import Path

import typer

from ..codes.package import NOT_IN_GIT
from ..errors import ExitCode
from ..write.git import untracked
from ..write.state import read_state


def refuse_untracked(out: Path, as_json: bool = False) -> None:
    """Refuse a package of which git does not track all files that the last export on this machine made.

    Raises:
        NotInGitError: If there are such files.
    """
    state = read_state(out)
    paths = untracked(out, (*state.digests, *state.shared)) if state else ()
    if paths and as_json:
        # One object has been printed.
        raise typer.Exit(int(ExitCode.DRIFT))
    if paths:
        raise NOT_IN_GIT(listed="\n".join(f"  {path}" for path in paths), out=out)
