"""The command that git calls to merge generated modules."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from .as_json import dumped
from .options import AsJson

Versions = Annotated[
    list[str] | None,
    typer.Argument(
        help="What git gives a merge driver: the files %O, %A and %B, and the path %P.",
        metavar="BASE OURS THEIRS PATH",
    ),
]
Install = Annotated[
    bool, typer.Option("--install", help="Have git call it in this clone, and merge nothing now.")
]
_FILES = 4


def merge_driver_command(
    versions: Versions = None, install: Install = False, as_json: AsJson = False
) -> None:
    """Merge generated modules as git's merge driver: statement by statement, not line by line.

    git calls it in a clone where it is installed. Exit code 1: both branches have changed the same
    statement, and the file has git's markers there.
    """
    from ..merge.driver import merge_versions, register

    if install == bool(versions) or (versions and len(versions) != _FILES):
        raise typer.BadParameter("Give --install, or what git gives a merge driver: %O %A %B %P.")
    if not versions:
        command = register(Path.cwd())
        said = f"git merges generated modules in this clone with: {command}"
        typer.echo(dumped({"command": command}) if as_json else said)
        return
    base, ours, theirs = map(Path, versions[:3])
    exit_code = merge_versions(base, ours, theirs, versions[3])
    if as_json:
        typer.echo(dumped({"path": versions[3], "has_conflicts": bool(exit_code)}))
    raise typer.Exit(exit_code)
