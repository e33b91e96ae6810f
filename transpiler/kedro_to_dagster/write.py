"""The write stage: brings a package's files into a folder, all of them or none.

New files are first written beside the old ones; then old ones move aside and new ones take their
place. An error, or a process that dies in between, leaves the old package, or the means to restore it
at the next export.
"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from .errors import UsageError
from .files import GeneratedFile
from .manifest import MANIFEST, read_manifest

_STAGING = ".kedro-to-dagster-new"
_BACKUP = ".kedro-to-dagster-old"


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
    staging, backup = folder / _STAGING, folder / _BACKUP
    try:
        for each in files:
            target = staging / each.path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(each.data)
        # From here on, what is in the backup folder is enough to restore the old package.
        for path in (*(each.path for each in files), *stale):
            if (folder / path).is_file():
                _move(folder / path, backup / path)
        for each in files:
            _move(staging / each.path, folder / each.path)
    except BaseException:
        for each in files:
            if not (staging / each.path).exists():
                (folder / each.path).unlink(missing_ok=True)
        _recover(folder)
        if created:
            shutil.rmtree(folder, ignore_errors=True)
        raise
    shutil.rmtree(staging, ignore_errors=True)
    shutil.rmtree(backup, ignore_errors=True)
    _remove_empty_folders(folder, stale)


def _recover(folder: Path) -> None:
    """Bring back what an export that was cut short had moved aside."""
    staging, backup = folder / _STAGING, folder / _BACKUP
    if backup.is_dir():
        for old in sorted(each for each in backup.rglob("*") if each.is_file()):
            _move(old, folder / old.relative_to(backup))
        shutil.rmtree(backup, ignore_errors=True)
    shutil.rmtree(staging, ignore_errors=True)


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
