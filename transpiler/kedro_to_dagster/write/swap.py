"""The swap: a package's new files replace the old ones, all or none.

The files that differ are first copied into a folder of their own in the work folder: `old`, `new`, and a
second copy of the new files, which is moved. Renaming that folder begins the swap, so there is no
journal that could be cut short or name a path outside. While files are moved, the package's
`__init__.py` refuses to be imported. An error restores the old files. If the process dies, the next
export restores them.
"""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from ..codes.package import EDITED_MEANWHILE, LINK_OUT_OF_FOLDER
from ..files import FIRST_LINE, digest
from .disk import (
    copy_file,
    digest_at,
    is_within,
    move,
    remove,
    sync,
    sync_below,
    sync_folders,
    write_file,
)
from .folder import WORK

_PREPARED = "prepared"
_UNDER_WAY = "under_way"
_DONE = "done"
_OLD, _NEW, _MOVED, _GUARDS = "old", "new", "moved", "guards"

GUARD = f"""\
{FIRST_LINE}
raise ImportError(
    "An export of this package by kedro-to-dagster is under way, or was cut short: export it again."
)
""".encode()
_GUARD_DIGEST = digest(GUARD)


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """The change of one file: the digests of its old and its new content."""

    old: str | None
    new: str | None

    @property
    def digests(self) -> frozenset[str]:
        """The digests of all content that an export gives the file."""
        return frozenset({self.old, self.new, _GUARD_DIGEST} - {None})  # type: ignore[arg-type]


def is_guard(path: str) -> bool:
    """Whether a file is the `__init__.py` of the generated package, or of an earlier one."""
    parts = PurePosixPath(path).parts
    return len(parts) == 3 and parts[0] == "src" and parts[2] == "__init__.py"


def replace(
    folder: Path,
    contents: Mapping[str, bytes],
    removed: Sequence[str],
    seen: Mapping[str, str | None],
) -> None:
    """Write the contents and remove the other files, all or none.

    `seen` has the digest of each file at the time of the decision.

    Raises:
        UsageError: If a file was edited since. The folder is then unchanged, as after any error.
    """
    changes = {
        path: Change(old=seen[path], new=digest(contents[path]) if path in contents else None)
        for path in (*contents, *removed)
    }
    if not changes:
        return
    stage = folder / WORK / _PREPARED
    shutil.rmtree(stage, ignore_errors=True)
    try:
        _prepare(folder, stage, contents, changes)
        move(stage, folder / WORK / _UNDER_WAY)
        sync_folders([folder / WORK])
        _swap(folder, folder / WORK / _UNDER_WAY, changes)
    except BaseException:
        recover(folder)
        raise
    _finish(folder)


def interrupted(folder: Path) -> dict[str, Change]:
    """What an export was about to do when its process died; empty if none died."""
    stage = folder / WORK / _UNDER_WAY
    old = {path: digest_at(stage / _OLD / path) for path in _files_below(stage / _OLD)}
    new = {path: digest_at(stage / _NEW / path) for path in _files_below(stage / _NEW)}
    return {
        path: Change(old=old.get(path), new=new.get(path))
        for path in sorted({*old, *new})
        if is_within(folder, path)
    }


def recover(folder: Path) -> None:
    """Restore the files that an export was about to replace when it ended.

    Files that were edited since are left unchanged. If this is cut short itself, doing it again gives the
    same result.
    """
    changes = interrupted(folder)
    current = {path: digest_at(folder / path) for path in changes}
    if not _is_whole(changes, current):
        stage = folder / WORK / _UNDER_WAY
        for path in _guards_last(changes):
            change = changes[path]
            own_digests = {change.new, None, _GUARD_DIGEST if is_guard(path) else None}
            if current[path] == change.old or current[path] not in own_digests:
                continue
            if change.old is None:
                remove(folder / path)
            else:
                copy_file(stage / _OLD / path, stage / "restored")
                sync(stage / "restored")
                move(stage / "restored", folder / path)
        sync_folders((folder / path).parent for path in changes)
        _remove_empty_folders(folder, [path for path in changes if changes[path].old is None])
    _finish(folder)


def _is_whole(changes: Mapping[str, Change], current: Mapping[str, str | None]) -> bool:
    """Whether all new files were in place, and only the end of the export is missing."""
    return all(
        current[path] != _GUARD_DIGEST and (current[path] != change.old or change.old == change.new)
        for path, change in changes.items()
    )


def _prepare(
    folder: Path, stage: Path, contents: Mapping[str, bytes], changes: Mapping[str, Change]
) -> None:
    for path, change in changes.items():
        if not is_within(folder, path):
            raise LINK_OUT_OF_FOLDER(path=folder / path)
        if change.old is not None:
            copy_file(folder / path, stage / _OLD / path)
            _refuse_edit(stage / _OLD / path, folder, path, change)
        if path in contents:
            write_file(stage / _NEW / path, contents[path])
            write_file(stage / _MOVED / path, contents[path], like=folder / path)
    for path in _guards(changes):
        write_file(stage / _GUARDS / path, GUARD, like=folder / path)
    sync_below(stage)


def _swap(folder: Path, stage: Path, changes: Mapping[str, Change]) -> None:
    guards = _guards(changes)
    for path in guards:
        _refuse_edit(folder / path, folder, path, changes[path])
        move(stage / _GUARDS / path, folder / path)
    sync_folders((folder / path).parent for path in guards)
    for path in _guards_last(changes):
        if path in guards:
            continue
        _refuse_edit(folder / path, folder, path, changes[path])
        _put(stage, folder, path, changes[path])
    sync_folders((folder / path).parent for path in changes)
    for path in guards:
        _put(stage, folder, path, changes[path])
    sync_folders((folder / path).parent for path in guards)
    _remove_empty_folders(folder, [path for path in changes if changes[path].new is None])


def _put(stage: Path, folder: Path, path: str, change: Change) -> None:
    if change.new is None:
        remove(folder / path)
    else:
        move(stage / _MOVED / path, folder / path)


def _refuse_edit(place: Path, folder: Path, path: str, change: Change) -> None:
    if digest_at(place) != change.old:
        raise EDITED_MEANWHILE(path=path, folder=folder)


def _guards(changes: Iterable[str]) -> list[str]:
    """The files that keep the package from being loaded; none if only one file changes."""
    package = [path for path in changes if not path.startswith(f"{WORK}/")]
    return [path for path in package if is_guard(path)] if len(package) > 1 else []


def _guards_last(changes: Iterable[str]) -> list[str]:
    return sorted(changes, key=lambda path: (is_guard(path), path))


def _files_below(folder: Path) -> Iterator[str]:
    """The regular files below a folder, without following links."""
    if folder.is_symlink():
        return
    for place, _, names in os.walk(folder):
        for name in names:
            file = Path(place, name)
            if not file.is_symlink():
                yield file.relative_to(folder).as_posix()


def _finish(folder: Path) -> None:
    """Forget the swap. If this fails, the next export does it, and finds the package complete."""
    work = folder / WORK
    shutil.rmtree(work / _DONE, ignore_errors=True)
    with contextlib.suppress(OSError):
        if (work / _UNDER_WAY).is_dir():
            move(work / _UNDER_WAY, work / _DONE)
            sync_folders([work])
    shutil.rmtree(work / _DONE, ignore_errors=True)
    shutil.rmtree(work / _PREPARED, ignore_errors=True)


def _remove_empty_folders(folder: Path, removed: Iterable[str]) -> None:
    for path in removed:
        for parent in PurePosixPath(path).parents:
            place = folder / parent
            if parent == PurePosixPath() or not place.is_dir():
                break
            if any(child.name != "__pycache__" for child in place.iterdir()):
                break
            # Compiled modules whose source is gone.
            shutil.rmtree(place / "__pycache__", ignore_errors=True)
            place.rmdir()
