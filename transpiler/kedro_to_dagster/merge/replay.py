"""The replay of edits over what an export makes now, for all files of a package."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from ..codes.package import EDIT_NOT_MERGEABLE
from ..files import GeneratedFile, Owner, digest
from ..manifest import MANIFEST
from ..meaning import says_the_same
from ..options import Options
from ..write.known import read_known
from ..write.plan import marked_files
from ..write.swap import interrupted
from .base import find_base
from .earlier import Earlier
from .texts import UnreadableError, merge_text


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """Something that both the user and the export have changed.

    Attributes:
        path: The file, relative to the folder of the package.
        line: Where the markers begin; None where all of the file is meant.
        message: What is the matter.
    """

    path: str
    line: int | None
    message: str

    def __str__(self) -> str:
        place = self.path if self.line is None else f"{self.path}:{self.line}"
        return f"{place}: {self.message}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Replay:
    """What an export writes where edits are kept.

    Attributes:
        files: The files, with the edits in them; not those that the user has deleted.
        kept: Files that stay as they are.
        edited: The files that are not what was generated.
        conflicts: What is left to the user.
        read: The digests of the files that were read.
    """

    files: tuple[GeneratedFile, ...]
    kept: tuple[str, ...] = ()
    edited: tuple[str, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    read: Mapping[str, str] = field(default_factory=dict)


def replay(
    files: Iterable[GeneratedFile],
    options: Options,
    folder: Path,
    earlier: Earlier,
    kept_paths: Iterable[str] = (),
) -> Replay:
    """Replay the edits of a package in a folder over the files that are to be written; writes nothing.

    `earlier` exports earlier states of the project, if what was edited has to be made again.

    Raises:
        UsageError: If it is not known what was edited, or an edited file cannot be read.
    """
    generated = tuple(files)
    new = {
        file.path: file.text
        for file in generated
        if file.owner is Owner.EXPORT and file.path != MANIFEST
    }
    current = _current(folder, new)
    if not any(path in current for path in new):
        return Replay(files=generated)
    base = find_base(options, folder, current, new, earlier).texts
    replayer = _Replayer(base=base, new=new, current=current, folder=folder)
    return replayer.replay(generated, tuple(kept_paths))


def _current(folder: Path, new: Mapping[str, str]) -> dict[str, bytes]:
    """The generated files as they are: by their paths, and by their first lines."""
    paths = sorted({*new, *marked_files(folder)})
    return {path: (folder / path).read_bytes() for path in paths if (folder / path).is_file()}


@dataclass(slots=True, kw_only=True)
class _Replayer:
    base: Mapping[str, str]
    new: Mapping[str, str]
    current: Mapping[str, bytes]
    folder: Path
    kept: list[str] = field(default_factory=list)
    edited: list[str] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)

    def replay(self, generated: tuple[GeneratedFile, ...], kept_paths: tuple[str, ...]) -> Replay:
        files = []
        for file in generated:
            if file.path not in self.new:
                files.append(file)
                continue
            text = self._text(file.path)
            if text is not None:
                files.append(replace(file, text=text))
        self._see_to_stale(kept_paths)
        digests = {path: digest(data) for path, data in self.current.items()}
        return Replay(
            files=tuple(files),
            kept=tuple(sorted(self.kept)),
            edited=tuple(sorted(self.edited)),
            conflicts=tuple(
                sorted(self.conflicts, key=lambda conflict: (conflict.path, conflict.line or 0))
            ),
            read=digests,
        )

    def _text(self, path: str) -> str | None:
        """The new text of a file; None if it is not written."""
        new, base, mine = self.new[path], self.base.get(path), self.current.get(path)
        if mine is None:
            if base is None:
                return new
            self.edited.append(path)
            if base == new:
                return None
            self._conflict(
                path, None, "it was deleted, and the export has changed it; it is there again"
            )
            return new
        try:
            merged = merge_text(path, base or "", mine, new)
        except UnreadableError as error:
            raise EDIT_NOT_MERGEABLE(
                path=self.folder / path, line=error.line, what=error.what
            ) from error
        for line in merged.conflicts:
            self._conflict(path, line, "both the file and the export have changed this")
        try:
            text = merged.data.decode()
        except UnicodeDecodeError:
            self.kept.append(path)
            text = None
        if text is None or not says_the_same(path, merged.data, new):
            self.edited.append(path)
        return text

    def _see_to_stale(self, kept_paths: tuple[str, ...]) -> None:
        """Keep what is no longer generated but was edited."""
        known = read_known(self.folder, interrupted(self.folder))
        for path, data in self.current.items():
            if path in self.new or path in kept_paths:
                continue
            base = self.base.get(path)
            is_made = known.is_made(path, digest(data))
            if is_made or (base is not None and says_the_same(path, data, base)):
                continue
            self.kept.append(path)
            self.edited.append(path)
            message = (
                "it was edited, and the export no longer makes it; delete it, or take away its first "
                "line to make it yours"
            )
            self._conflict(path, None, message)

    def _conflict(self, path: str, line: int | None, message: str) -> None:
        self.conflicts.append(Conflict(path=path, line=line, message=message))
