"""What is known of earlier exports: what they wrote, so that edits and stale files are noticed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from ..errors import UsageError
from ..files import digest
from ..manifest import MANIFEST, Manifest, read_manifest
from .disk import digest_at
from .git import kept_by_git
from .state import read_state
from .swap import GUARD, Change, is_guard


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What exports are known to have written.

    Attributes:
        digests: The digests that each file had.
        paths: The files of the last export.
        shared: The generated text of each file that the user adds to.
        is_remembered: Whether there is any record of what the last export wrote.
        kept: Files that stay although this export does not make them.
    """

    digests: Mapping[str, frozenset[str]]
    paths: frozenset[str]
    shared: Mapping[str, str]
    is_remembered: bool
    kept: frozenset[str] = frozenset()

    def is_made(self, path: str, current: str) -> bool:
        """Whether the file's current content comes from an export."""
        return current in self.digests.get(path, ()) or (
            is_guard(path) and current == digest(GUARD)
        )


def read_known(
    folder: Path,
    cut_short: Mapping[str, Change],
    *,
    force: bool = False,
    kept_paths: Iterable[str] = (),
) -> Known:
    """Find out what is known, including what an interrupted export was about to do.

    Raises:
        UsageError: If the manifest cannot be read, unless `force` is given or git keeps it.
    """
    manifest = _manifest(folder, force)
    state = read_state(folder)
    last = [dict(manifest.digests) if manifest else {}, dict(state.digests) if state else {}]
    digests = {path: change.digests for path, change in cut_short.items()}
    for path, last_digest in (item for written in last for item in written.items()):
        digests[path] = digests.get(path, frozenset()) | {last_digest}
    return Known(
        digests=digests,
        paths=frozenset(path for written in last for path in written)
        | {path for path, change in cut_short.items() if change.new is None},
        shared=state.shared if state else _unedited(folder, last[0]),
        is_remembered=bool(digests),
        kept=frozenset(kept_paths),
    )


def _unedited(folder: Path, digests: Mapping[str, str]) -> dict[str, str]:
    """The TOML files that an early version of the tool generated and recorded, if unchanged."""
    return {
        path: (folder / path).read_text(encoding="utf-8")
        for path, recorded in digests.items()
        if path.endswith(".toml") and digest_at(folder / path) == recorded
    }


def _manifest(folder: Path, force: bool) -> Manifest | None:
    try:
        return read_manifest(folder)
    except UsageError:
        if force or kept_by_git(folder, [MANIFEST]):
            return None
        raise
