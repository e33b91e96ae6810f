"""The folder of the package: where it may be, and the work folder in it."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Sequence
from pathlib import Path

from ..codes.package import FOLDER_NOT_EMPTY, FOLDER_OF_PROJECT, NOT_A_FOLDER
from ..manifest import MANIFEST
from ..options import project_sources

# What an export needs on this machine only: its lock, its state, and its unfinished work.
WORK = ".kedro-to-dagster"
_IGNORE_ALL = "*\n"


def refuse_project(folder: Path, project: Path) -> None:
    """Refuse to write a package over the Kedro project or its source.

    `--force` makes no difference: the package's `pyproject.toml`, `README.md` and `src` would take the
    place of the project's.

    Raises:
        UsageError: If the folder is the project, its source, or above it.
    """
    out = folder.expanduser().resolve()
    taken = [project.resolve(), *(source.resolve() for source in project_sources(project))]
    if any(_is_same(out, place) for place in taken) or any(
        _is_same(out, parent) for parent in taken[0].parents
    ):
        raise FOLDER_OF_PROJECT(folder=folder)


def _is_same(one: Path, other: Path) -> bool:
    """Whether two paths lead to the same folder, even if the file system ignores case."""
    return one == other or (one.exists() and other.exists() and one.samefile(other))


def refuse_other_content(folder: Path, force: bool) -> None:
    """Refuse to write into a folder that holds something else.

    Raises:
        UsageError: If it is a file. Unless forced, also if it is not empty and holds neither a package
            nor the work folder of an export.
    """
    if folder.exists() and not folder.is_dir():
        raise NOT_A_FOLDER(folder=folder)
    if force or not folder.exists() or not any(folder.iterdir()):
        return
    if not (folder / MANIFEST).is_file() and not (folder / WORK).is_dir():
        raise FOLDER_NOT_EMPTY(folder=folder)


def make_work_folder(folder: Path) -> list[Path]:
    """Make the work folder and its parents; returns those that are new, outermost first.

    It ignores itself in git from the start.
    """
    work = folder / WORK
    new_folders = [place for place in (*reversed(work.parents), work) if not place.exists()]
    work.mkdir(parents=True, exist_ok=True)
    ignore = work / ".gitignore"
    if not ignore.is_file() or ignore.read_text(encoding="utf-8") != _IGNORE_ALL:
        ignore.write_text(_IGNORE_ALL, encoding="utf-8")
    return new_folders


def remove_made(folder: Path, new_folders: Sequence[Path]) -> None:
    """Remove those folders of a failed export that are empty."""
    work = folder / WORK
    if work in new_folders:
        shutil.rmtree(work, ignore_errors=True)
    for place in reversed(new_folders):
        with contextlib.suppress(OSError):
            place.rmdir()
