"""Single files: they are safely on the disk when written, and complete when moved."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from ..files import digest

# Files that are waited for at a time.
_AT_ONCE = 16


def digest_at(path: Path) -> str | None:
    """The digest of a file; None if there is no file."""
    try:
        return digest(path.read_bytes())
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
        return None


def is_within(folder: Path, path: str) -> bool:
    """Whether no link leads from the path to a file outside the folder."""
    return (folder / path).parent.resolve().is_relative_to(folder.resolve())


def write_file(path: Path, data: bytes, like: Path | None = None) -> None:
    """Write a file, with the permissions of the file that it will replace."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    if like is not None and like.is_file():
        shutil.copymode(like, path)
        _set_apart(path, like)


def copy_file(source: Path, target: Path) -> None:
    """Copy a file, with its permissions and times."""
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy2(source, target)


def move(source: Path, target: Path) -> None:
    """Put a file or folder in the place of another."""
    target.parent.mkdir(parents=True, exist_ok=True)
    if target.is_file():
        _set_apart(source, target)
    source.replace(target)


def remove(path: Path) -> None:
    """Remove a file, if it is there."""
    path.unlink(missing_ok=True)


def _set_apart(path: Path, other: Path) -> None:
    """Make the times differ: Python takes a module of the same size and second for unchanged."""
    new, old = path.stat(), other.stat()
    if new.st_size == old.st_size and int(new.st_mtime) <= int(old.st_mtime):
        later = int(old.st_mtime) + 1
        os.utime(path, (later, later))


def sync_below(folder: Path) -> None:
    """Have everything below a folder on the disk.

    This is done after all of it is written, for several files at a time: while one file waits, others
    are written with it.
    """
    files = [Path(place, name) for place, _, names in os.walk(folder) for name in names]
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        list(pool.map(sync, files))
    sync_folders(Path(place) for place, _, _ in os.walk(folder))


def sync_folders(folders: Iterable[Path]) -> None:
    """Have the entries of folders on the disk, if the system supports that."""
    if os.name == "nt":
        return
    for folder in sorted({*folders}):
        if folder.is_dir():
            sync(folder)


def sync(path: Path) -> None:
    """Have a file or folder on the disk before anything else is done."""
    file = os.open(path, os.O_RDWR if os.name == "nt" else os.O_RDONLY)
    try:
        os.fsync(file)
    finally:
        os.close(file)
