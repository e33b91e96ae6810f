"""The write stage: brings a package's files into a folder, all of them or none.

New files and copies of the old ones are first written to a folder of their own; then a journal says what is
about to change, and the new files take the place of the old ones. After an error the old package is
restored; after the death of the process the next export restores it.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from .errors import UsageError
from .files import GeneratedFile
from .manifest import MANIFEST, read_manifest

# The folder of an export that is under way, and what is in it.
_WORK = ".kedro-to-dagster"
_NEW = "new"
_OLD = "old"
_JOURNAL = "journal.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What an export did to the folder, as sorted relative paths."""

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()


def write(files: Iterable[GeneratedFile], folder: Path, *, force: bool = False) -> Written:
    """Write the files into a folder, and remove those of an earlier export that are no longer made.

    Files that no export made are never touched.

    Raises:
        UsageError: If the folder holds something else, or files that were edited since they were
            exported; not with `force`, which overwrites both.
        OSError: If the folder cannot be written; it is then as it was.
    """
    made = {each.path: each for each in files}
    if folder.exists() and not folder.is_dir():
        raise UsageError("K2D920", f"{folder} is not a folder.", "Name another one.")
    _recover(folder)
    previous = _previous(folder, force)
    if not force:
        _refuse_to_overwrite(folder, made, previous)
    current = {path: _digest(folder / path) for path in {*made, *previous}}
    stale = sorted(path for path in previous if path not in made and current[path] is not None)
    written = Written(
        added=tuple(sorted(path for path in made if current[path] is None)),
        changed=tuple(
            sorted(path for path in made if current[path] not in (None, made[path].digest))
        ),
        unchanged=tuple(sorted(path for path in made if current[path] == made[path].digest)),
        removed=tuple(stale),
    )
    _replace(folder, [made[path] for path in (*written.added, *written.changed)], stale)
    return written


def _previous(folder: Path, force: bool) -> dict[str, str]:
    try:
        manifest = read_manifest(folder)
    except UsageError:
        if not force:
            raise
        manifest = None
    return dict(manifest.digests) if manifest else {}


def _refuse_to_overwrite(
    folder: Path, made: dict[str, GeneratedFile], previous: dict[str, str]
) -> None:
    if not folder.exists():
        return
    if not previous and any(folder.iterdir()):
        raise UsageError(
            "K2D921",
            f"{folder} is not empty and holds no package of kedro-to-dagster.",
            "Name an empty folder, or export with --force.",
        )
    edited = sorted(
        path
        for path in {*made, *previous} - {MANIFEST}
        if (digest := _digest(folder / path)) is not None
        and digest != previous.get(path)
        and (path not in made or digest != made[path].digest)
    )
    if edited:
        listed = ", ".join(edited[:5]) + (" …" if len(edited) > 5 else "")
        raise UsageError(
            "K2D923",
            f"Files in {folder} were edited since they were exported: {listed}.",
            "Bring the changes into the Kedro project, or export with --force to overwrite them.",
        )


def _digest(path: Path) -> str | None:
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else None


def _replace(folder: Path, files: list[GeneratedFile], stale: list[str]) -> None:
    if not files and not stale:
        return
    created = not folder.exists()
    touched = [*(each.path for each in files), *stale]
    existing = [path for path in touched if (folder / path).is_file()]
    try:
        for each in files:
            _write(folder / _WORK / _NEW / each.path, each.data)
        for path in existing:
            _write(folder / _WORK / _OLD / path, (folder / path).read_bytes())
        # Once the journal is there, the old package can be restored from it, whatever happens.
        _write_journal(folder, restore=existing, remove=sorted({*touched} - {*existing}))
        for each in files:
            _move(folder / _WORK / _NEW / each.path, folder / each.path)
        for path in stale:
            (folder / path).unlink(missing_ok=True)
    except BaseException:
        _recover(folder)
        if created:
            shutil.rmtree(folder, ignore_errors=True)
        raise
    _end(folder)
    _remove_empty_folders(folder, stale)


def _write_journal(folder: Path, restore: list[str], remove: list[str]) -> None:
    text = json.dumps({"restore": restore, "remove": remove})
    draft = folder / _WORK / f"{_JOURNAL}.draft"
    _write(draft, text.encode())
    _move(draft, folder / _WORK / _JOURNAL)


def _recover(folder: Path) -> None:
    """Restore the package that an export was about to replace when it was cut short.

    Doing it again after it was cut short itself gives the same.
    """
    journal = folder / _WORK / _JOURNAL
    if journal.is_file():
        entries = json.loads(journal.read_text(encoding="utf-8"))
        for path in entries["restore"]:
            old = folder / _WORK / _OLD / path
            if old.is_file():
                _move(old, folder / path)
        for path in entries["remove"]:
            (folder / path).unlink(missing_ok=True)
        _remove_empty_folders(folder, entries["remove"])
    _end(folder)


def _end(folder: Path) -> None:
    (folder / _WORK / _JOURNAL).unlink(missing_ok=True)
    shutil.rmtree(folder / _WORK, ignore_errors=True)


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def _move(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    source.replace(target)


def _remove_empty_folders(folder: Path, removed: Iterable[str]) -> None:
    for path in removed:
        for parent in PurePosixPath(path).parents:
            place = folder / parent
            if parent == PurePosixPath() or not place.is_dir() or any(place.iterdir()):
                break
            place.rmdir()
