"""What an export would do to a folder: what it writes and removes, and what it must keep."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from ..files import GeneratedFile, Owner, digest, has_first_line, is_marked
from ..manifest import MANIFEST
from ..meaning import says_the_same
from .disk import digest_at, is_within
from .folder import WORK
from .git import head_of, kept_by_git
from .known import Known
from .shared import shared_text
from .state import GENERATED, STATE, Remembered, State, read_remembered
from .swap import GUARD, is_guard

# Folders below `src` that may be large and hold no generated files.
_PASSED_OVER = frozenset({"__pycache__", "node_modules"})
# The record of the last export.
_OWN = (STATE, GENERATED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What an export did to the folder, as sorted relative paths."""

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What to do: the new contents, the files to remove, and the current digests of all of them."""

    contents: Mapping[str, bytes]
    removed: tuple[str, ...]
    seen: Mapping[str, str | None]
    written: Written


def edited_files(
    folder: Path,
    files: Mapping[str, GeneratedFile],
    known: Known,
    merged: Mapping[str, str] | None = None,
) -> tuple[str, ...]:
    """The files whose content would be lost, because the export would overwrite or remove them.

    Content of an export is no edit: of the last one, of one that was cut short, or of this one. In a
    git work tree, nothing that is committed can be lost. Nor can what is in the files to write already:
    `merged` has the digests of what was read for them.
    """
    ours = [
        path
        for path, file in files.items()
        # The manifest has been read already.
        if file.owner is Owner.EXPORT and path != MANIFEST
    ]
    current = {path: digest_at(folder / path) for path in {*ours, *_stale(folder, files, known)}}
    suspects = [
        path
        for path, now in sorted(current.items())
        if now is not None
        and not (path in files and now == files[path].digest)
        and not known.is_made(path, now)
        and now != (merged or {}).get(path)
    ]
    in_git = kept_by_git(folder, suspects)
    suspects = [path for path in suspects if path not in in_git]
    remembered = read_remembered(folder) if suspects and known.is_remembered else None
    made = remembered.texts if remembered else {}
    return tuple(
        path for path in suspects if not _is_formatted(folder, path, files.get(path), made)
    )


def make_plan(
    folder: Path,
    files: Mapping[str, GeneratedFile],
    known: Known,
    *,
    force: bool = False,
    generated: Mapping[str, GeneratedFile] | None = None,
    project: str | None = None,
) -> Plan:
    """Decide what to write and what to remove; `generated` is what is made, before edits are replayed.

    `project` is what the state of the Kedro project is known by, which is remembered.

    Raises:
        UsageError: If a file that is shared with the user cannot be read, unless `force` is given.
    """
    stale = _stale(folder, files, known)
    seen = {path: digest_at(folder / path) for path in {*files, *stale, *_OWN}}
    file_contents = {
        path: _content_of(folder, file, known, seen[path], force) for path, file in files.items()
    }
    contents = {path: data for path, data in file_contents.items() if digest(data) != seen[path]}
    if len(contents) + len(stale) > 1:
        # These keep the package from being loaded in the meantime, whether they change or not.
        contents |= {path: data for path, data in file_contents.items() if is_guard(path)}
    own = _remembered(folder, files if generated is None else generated, known, project)
    changed = {path for path, data in file_contents.items() if digest(data) != seen[path]}
    return Plan(
        contents=contents
        | {path: data for path, data in own.items() if digest(data) != seen[path]},
        removed=stale,
        seen=seen,
        written=Written(
            added=tuple(sorted(path for path in changed if seen[path] is None)),
            changed=tuple(sorted(path for path in changed if seen[path] is not None)),
            unchanged=tuple(sorted({*files} - changed)),
            removed=stale,
        ),
    )


def _content_of(
    folder: Path, file: GeneratedFile, known: Known, seen: str | None, force: bool
) -> bytes:
    """The new content of the file: the generated text, unless the user owns part of it."""
    if seen is None:
        return file.data
    if file.owner is Owner.EXPORT:
        current = (folder / file.path).read_bytes()
        # A formatter and an export would else undo each other's work.
        is_kept = not force and _says(file.path, current, file)
        return current if is_kept else file.data
    if file.owner is Owner.USER:
        return (folder / file.path).read_bytes()
    return shared_text(folder, file, known.shared.get(file.path), force=force)


def _says(path: str, current: bytes, file: GeneratedFile) -> bool:
    """Whether a file says what is generated, in the form of a formatter or with other line ends."""
    return file.binary is None and says_the_same(path, current, file.text)


def _is_formatted(
    folder: Path, path: str, file: GeneratedFile | None, made: Mapping[str, str]
) -> bool:
    """Whether a file says what this export makes, or the last one on this machine made: that is no edit."""
    current = (folder / path).read_bytes()
    if file is not None and _says(path, current, file):
        return True
    return path in made and says_the_same(path, current, made[path])


def _kept_as_made(folder: Path, known: Known) -> dict[str, str]:
    """The digests of kept files that nobody has edited, so that a later export may replace them."""
    current = {path: digest_at(folder / path) for path in known.kept}
    return {path: now for path, now in current.items() if now and known.is_made(path, now)}


def _remembered(
    folder: Path, files: Mapping[str, GeneratedFile], known: Known, project: str | None
) -> dict[str, bytes]:
    """What this machine remembers of the export."""
    own = {path: file for path, file in files.items() if file.owner is Owner.EXPORT}
    state = State(
        digests={path: file.digest for path, file in own.items()} | _kept_as_made(folder, known),
        shared={path: file.text for path, file in files.items() if file.owner is Owner.SHARED},
    )
    texts = {path: file.text for path, file in own.items() if path != MANIFEST}
    remembered = Remembered(texts=texts, commit=head_of(folder), project=project)
    return {STATE: state.data, GENERATED: remembered.data}


def _stale(folder: Path, files: Mapping[str, GeneratedFile], known: Known) -> tuple[str, ...]:
    """The files of earlier exports that are no longer needed."""
    candidates = {*known.paths, *marked_files(folder)} - {*files} - known.kept
    return tuple(
        sorted(
            path
            for path in candidates
            if not path.startswith(f"{WORK}/")
            and (folder / path).is_file()
            and is_within(folder, path)
        )
    )


def marked_files(folder: Path) -> Iterator[str]:
    """The files whose first line says that they are generated; those in `defs` are the user's."""
    for place, names, files in os.walk(folder / "src"):
        below = Path(place).relative_to(folder)
        names[:] = [
            name
            for name in names
            if name not in _PASSED_OVER
            and not name.startswith(".")
            and not (name == "defs" and len(below.parts) == 2)
        ]
        yield from _marked_in(folder, below.as_posix(), files)
    if folder.is_dir():
        yield from _marked_in(folder, "", (child.name for child in folder.iterdir()))


def _marked_in(folder: Path, below: str, names: Iterable[str]) -> Iterator[str]:
    for name in names:
        path = (PurePosixPath(below) / name).as_posix()
        if is_marked(path) and (folder / path).is_file():
            with (folder / path).open("rb") as file:
                line = file.readline(len(GUARD))
            if has_first_line(line):
                yield path
