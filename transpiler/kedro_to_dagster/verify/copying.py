"""Copies of a project: all that a run needs, and nothing that leads a run back to the original.

Large inputs are not copied. Where the file system can, a copy shares their blocks until one of the two is
written; elsewhere it has a link to them, and the process of a run refuses to write through it.
"""

from __future__ import annotations

import contextlib
import shutil
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

_MEGABYTE = 2**20
# Linux's request for a file that shares the blocks of another one (ioctl_ficlone(2)).
_FICLONE = 0x40049409
_NOT_COPIED = frozenset(
    {
        *(".git", ".hg", ".svn", "__pycache__", ".ipynb_checkpoints", ".mypy_cache"),
        *(".pytest_cache", ".ruff_cache", ".hypothesis", ".tox", ".nox", "node_modules"),
        # What an export remembers on this machine only.
        ".kedro-to-dagster",
    }
)
# What a folder has in it that is an environment of Python's.
_ENVIRONMENTS = ("pyvenv.cfg", "conda-meta")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """What changes of a file when it is written."""

    size: int
    modified: int
    changed: int
    file: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectCopy:
    """A copy of a project; `linked` are the files that it has by links, with what they lead to."""

    folder: Path
    linked: dict[str, Path]
    stamps: dict[Path, Stamp]

    def changed_originals(self) -> list[Path]:
        """Files behind links that are not as they were when the copy was made."""
        return [file for file, before in self.stamps.items() if stamp(file) != before]


def stamp(file: Path) -> Stamp | None:
    """The stamp of a file, not of what a link leads to; None if there is none."""
    try:
        status = file.lstat()
    except OSError:
        return None
    return Stamp(
        size=status.st_size,
        modified=status.st_mtime_ns,
        changed=status.st_ctime_ns,
        file=status.st_ino,
    )


def copy_project(
    source: Path, target: Path, *, written: Iterable[str] = (), link_over: float
) -> ProjectCopy:
    """Copy a project; files of more megabytes than `link_over` that no dataset writes are linked.

    `written` are the paths that datasets write, relative to the project: what is at or below one of them
    is copied, however large it is. Links in the project are followed, so that the copy has no way out of
    itself but those of large inputs.
    """
    copy = _Copy(
        source=source,
        target=target,
        written=tuple(sorted(written)),
        limit=int(link_over * _MEGABYTE),
        linked={},
    )
    copy.folder(source, target, ())
    stamps = {}
    for file in copy.linked.values():
        file_stamp = stamp(file)
        assert file_stamp is not None
        stamps[file] = file_stamp
    return ProjectCopy(folder=target, linked=copy.linked, stamps=stamps)


@dataclass(slots=True, kw_only=True)
class _Copy:
    source: Path
    target: Path
    written: tuple[str, ...]
    limit: int
    linked: dict[str, Path]

    def folder(self, source: Path, target: Path, above: tuple[Path, ...]) -> None:
        """Copy a folder and all below it; `above` are the real folders around, to notice circles."""
        target.mkdir(parents=True, exist_ok=True)
        real = source.resolve()
        for entry in sorted(source.iterdir()):
            to = target / entry.name
            if entry.name in _NOT_COPIED or entry.resolve() == self.target.resolve():
                continue
            if entry.is_dir():
                inner = entry.resolve()
                is_circle = inner == real or inner in above or real.is_relative_to(inner)
                if not is_circle and not any((entry / name).exists() for name in _ENVIRONMENTS):
                    self.folder(entry, to, (*above, real))
            elif entry.is_file():
                self.file(entry, to)
        shutil.copystat(source, target)

    def file(self, source: Path, target: Path) -> None:
        """Copy a file, or link it."""
        path = source.relative_to(self.source).as_posix()
        is_written = any(
            path == written_path or path.startswith(f"{written_path}/")
            for written_path in self.written
        )
        if is_written or source.stat().st_size <= self.limit:
            clone_file(source, target)
        elif not _share_blocks(source, target):
            original = source.resolve()
            target.symlink_to(original)
            self.linked[path] = original


def clone_folder(source: Path, target: Path) -> None:
    """Copy a copy, links as links, for one run."""
    shutil.copytree(source, target, symlinks=True, copy_function=clone_file)


def clone_file(source: Path | str, target: Path | str) -> None:
    """Copy a file with its times; without its data where the file system can."""
    if not _share_blocks(Path(source), Path(target)):
        shutil.copy2(source, target)


def _share_blocks(source: Path, target: Path) -> bool:
    if sys.platform != "linux":
        return False
    import fcntl

    try:
        with source.open("rb") as source_file, target.open("xb") as write:
            fcntl.ioctl(write.fileno(), _FICLONE, source_file.fileno())
    except OSError:
        with contextlib.suppress(FileNotFoundError):
            target.unlink()
        return False
    shutil.copystat(source, target)
    return True
