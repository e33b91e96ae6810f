"""`write`: the order in which an export looks at a folder, decides, and changes it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from ..codes.package import FILES_EDITED, FILES_PERHAPS_EDITED
from ..files import GeneratedFile
from .folder import refuse_other_content
from .known import Known, read_known
from .lock import locked
from .plan import Written, edited_files, make_plan
from .swap import interrupted, recover, replace

_SHOWN = 5


def write(
    files: Iterable[GeneratedFile],
    folder: Path,
    *,
    force: bool = False,
    kept_paths: Iterable[str] = (),
    generated: Iterable[GeneratedFile] | None = None,
    merged: Mapping[str, str] | None = None,
    project: str | None = None,
) -> Written:
    """Write the files into a folder, and remove those of an earlier export that are no longer needed.

    Files that no export made are never touched, and neither are files that belong to the user once they
    are written. The files in `kept_paths` stay although this export does not make them.

    Where edits have been replayed, `generated` are the files without them, which are remembered, and
    `merged` has the digests of the files that were read: they are in `files` already. `project` is what
    the state of the Kedro project is known by.

    Raises:
        UsageError: If the folder holds something else, or edits that would be lost, unless `force` is
            given, which overwrites both. Also if another export writes to it for too long.
        OSError: If the folder cannot be written; it is then unchanged.
    """
    by_path = {file.path: file for file in files}
    stays = tuple(kept_paths)
    refuse_other_content(folder, force)
    with locked(folder):
        cut_short = interrupted(folder)
        known = read_known(folder, cut_short, force=force, kept_paths=stays)
        if not force:
            # Before anything is restored, so that an incomplete package still does not load.
            _refuse_edits(folder, by_path, known, merged)
        recover(folder)
        # The record of the last export was restored with the rest.
        known = read_known(folder, cut_short, force=force, kept_paths=stays)
        bare = None if generated is None else {file.path: file for file in generated}
        plan = make_plan(folder, by_path, known, force=force, generated=bare, project=project)
        replace(folder, plan.contents, plan.removed, plan.seen)
    return plan.written


def restore(folder: Path) -> None:
    """Restore the files of an export that was cut short, so that they can be read."""
    if interrupted(folder):
        with locked(folder):
            recover(folder)


def _refuse_edits(
    folder: Path,
    by_path: Mapping[str, GeneratedFile],
    known: Known,
    merged: Mapping[str, str] | None,
) -> None:
    edited = edited_files(folder, by_path, known, merged)
    if not edited:
        return
    listed = ", ".join(edited[:_SHOWN]) + (" …" if len(edited) > _SHOWN else "")
    refused = FILES_EDITED if known.is_remembered else FILES_PERHAPS_EDITED
    raise refused(folder=folder, files=listed)
