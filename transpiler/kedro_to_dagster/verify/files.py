"""Which files a run has written, under names that are the same in every run."""

from __future__ import annotations

import filecmp
import gzip
import hashlib
import os
import re
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from .copying import Stamp, stamp
from .databases import tables_of
from .pickles import PICKLES, is_same_pickle

_VERSION = re.compile(r"\d{4}-\d\d-\d\dT\d\d\.\d\d\.\d\d\.\d{3}Z")
# What is of a run and not of the project: its log, which is compared by itself, and compiled code.
_APART = re.compile(r"(^|/)(__pycache__|\.ipynb_checkpoints)/|\.(log|pyc)(\.\d+)?$|^\.viz/")
# Parts of names that often differ between runs: numbers, digests, and what identifies a run.
_VARYING = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{12,}|\d+")
# The time of writing, in Office files.
_PROPERTIES = frozenset({"docProps/core.xml"})
# What DuckDB and SQLite have beside a database while it is open.
_JOURNAL = re.compile(r"(\.wal|-wal|-shm|-journal)$")
_CHUNK = 2**20


@dataclass(frozen=True, slots=True)
class Files:
    """The files that a run wrote, by their names; None for one that it removed."""

    paths: Mapping[str, Path | None]

    @property
    def names(self) -> frozenset[str]:
        """The names: relative paths, in which a version of Kedro's is told by its place."""
        return frozenset(self.paths)


def scan(folder: Path) -> dict[str, Stamp]:
    """The stamp of every file below a folder."""
    stamps = {}
    for place, _, names in os.walk(folder):
        for name in names:
            file = Path(place, name)
            path = file.relative_to(folder).as_posix()
            file_stamp = None if _APART.search(path) else stamp(file)
            if file_stamp is not None:
                stamps[path] = file_stamp
    return stamps


def written(
    before: Mapping[str, Stamp], folder: Path, apart: str | None = None
) -> dict[str, str | None]:
    """What a run did to the files below a folder: the name of each, and its path; None if it is gone.

    What is below `apart`, a path in the folder, is left out.

    A file that was written anew counts though its content is what it was: only so a save that is lost
    shows where an earlier run has left the same file.
    """
    out = f"{apart.strip('/')}/" if apart else None
    after = {
        path: file_stamp
        for path, file_stamp in scan(folder).items()
        if not (out and path.startswith(out))
    }
    changed = [path for path, file_stamp in after.items() if before.get(path) != file_stamp]
    gone = [
        path for path in before if not (folder / path).is_symlink() and not (folder / path).exists()
    ]
    paths = dict.fromkeys(_whole(path, after) for path in (*changed, *gone))
    names = _comparable_names(paths)
    return {names[path]: path if path in after else None for path in paths}


def _whole(path: str, files: Iterable[str]) -> str:
    """The database that a file beside it is a part of: what is written last may only be there."""
    database = _JOURNAL.sub("", path)
    return database if database in files else path


def files_in(folder: Path, paths: Mapping[str, str | None]) -> Files:
    """The files of a run, once its folder stands where it stays."""
    return Files({name: None if path is None else folder / path for name, path in paths.items()})


def _comparable_names(paths: Iterable[str]) -> dict[str, str]:
    """Names for paths: each version of Kedro's is numbered in their order."""
    versions = sorted({version for path in paths for version in _VERSION.findall(path)})
    numbered = {version: f"<version {number}>" for number, version in enumerate(versions, 1)}
    return {path: _VERSION.sub(lambda match: numbered[match[0]], path) for path in paths}


def pattern(name: str) -> str:
    """A name without what may differ between runs, to tell files that are alike."""
    return _VARYING.sub("*", name)


def is_same(one: Path | None, other: Path | None) -> bool:
    """Whether two files have the same content: archives without the times of their members, pickles
    whatever they refer to twice, and databases the same rows in their tables.
    """
    if one is None or other is None:
        return one is other
    tables = tables_of(one)
    if tables is not None:
        # The files may be the same, and what is beside them not.
        return tables == tables_of(other)
    if filecmp.cmp(one, other, shallow=False):
        return True
    try:
        unpacked = _unpacked(one)
        if unpacked is not None:
            return unpacked == _unpacked(other)
    except (OSError, EOFError, zipfile.BadZipFile):
        return False
    return one.suffix.lower() in PICKLES and is_same_pickle(one, other)


def _unpacked(file: Path) -> object:
    """What is in an archive, or None for anything else."""
    with file.open("rb") as stream:
        begin = stream.read(4)
    if begin == b"PK\x03\x04":
        with zipfile.ZipFile(file) as archive:
            return sorted(
                (member.filename, member.CRC, member.file_size)
                for member in archive.infolist()
                if member.filename not in _PROPERTIES
            )
    if begin[:2] == b"\x1f\x8b":
        digest = hashlib.sha256()
        with gzip.open(file) as packed:
            while chunk := packed.read(_CHUNK):
                digest.update(chunk)
        return digest.hexdigest()
    return None
