"""`check`: whether a package is what its Kedro project would export now. Nothing is written."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

from ..files import GeneratedFile, Owner
from ..manifest import MANIFEST
from ..meaning import first_difference
from ..options import Options
from ..write.disk import digest_at
from ..write.inputs import Inputs
from ..write.known import read_known
from ..write.plan import Plan, make_plan
from ..write.pyproject import without_requirements
from ..write.state import read_state
from ..write.swap import interrupted

if TYPE_CHECKING:
    from ..api import Generated


class Kind(str, Enum):
    """How a file is not what the project would export now."""

    CHANGED = "changed"
    MISSING = "missing"
    STALE = "stale"


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A file of the package that an export would change.

    Attributes:
        path: Its path in the folder of the package.
        kind: What is the matter with it.
        line: The first line that says something else; 1 for one that is missing or stale.
        wanted: What an export would write; None for a file that it would remove.
    """

    path: str
    kind: Kind
    line: int
    wanted: bytes | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """A package beside what its project would export now.

    Attributes:
        folder: The folder of the package.
        differences: The files that an export would change, in the order of their paths.
        files: How many files an export makes.
        generated: What the project exports now; None where it need not be looked at.
        edited: The files with edits that an export keeps.
    """

    folder: Path
    differences: tuple[Difference, ...]
    files: int
    generated: Generated | None = None
    edited: tuple[str, ...] = ()

    @property
    def is_current(self) -> bool:
        """Whether nothing differs."""
        return not self.differences

    def of_kind(self, kind: Kind) -> tuple[Difference, ...]:
        """The files that differ in one way."""
        return tuple(difference for difference in self.differences if difference.kind is kind)


def check(options: Options, folder: Path, *, fresh: bool = False) -> Check:
    """Compare the package in a folder with what the project would export now.

    Where the last export on this machine was made of the same, and the package is as it left it, the
    project is not loaded; with `fresh` it is.

    What is compared is what files mean: the line breaks of another formatter, comments, line ends and the
    order of imports make no difference. Nor do files that are the user's, what the user has added to
    `pyproject.toml`, and the tool's version in the manifest. Edits that an export replays make no
    difference either: where the options say so, the package is compared with what it would leave.

    Raises:
        UsageError: If the options do not fit the project, or the folder's `pyproject.toml` is not valid.
        ProjectError: If Kedro cannot load the project, or it cannot be exported.
    """
    files = None if fresh else Inputs(options, folder).are_as_remembered()
    if files is not None:
        return Check(folder=folder, differences=(), files=files, edited=_edited(folder, options))
    # It imports libcst and black, which takes longer than all of the above.
    from ..api import generate, generate_over

    edited: tuple[str, ...] = ()
    if options.merge and not interrupted(folder):
        generated, replayed = generate_over(options, folder)
        kept_paths = (*generated.kept, *replayed.kept)
        generated = replace(generated, files=replayed.files, kept=kept_paths)
        edited = replayed.edited
    else:
        generated = generate(options)
    return Check(
        folder=folder,
        differences=differences(generated, folder),
        files=len(generated.files),
        generated=generated,
        edited=edited,
    )


def _edited(folder: Path, options: Options) -> tuple[str, ...]:
    """The files that are not what the last export on this machine made: those that it found edited."""
    state = read_state(folder) if options.merge else None
    digests = state.digests if state else {}
    return tuple(
        path
        for path, digest in sorted(digests.items())
        if path != MANIFEST and digest_at(folder / path) != digest
    )


def differences(generated: Generated, folder: Path) -> tuple[Difference, ...]:
    """The files in the folder that are not what was generated."""
    files = {file.path: file for file in generated.files}
    known = read_known(folder, interrupted(folder), kept_paths=generated.kept)
    # In a fresh clone it is not known what the user has removed from a file: what is not there was.
    # But for what the project itself asks for, which nobody removes in one place alone.
    asked = generated.package.dependencies.asked
    shared = {
        path: without_requirements(file.text, asked)
        for path, file in files.items()
        if file.owner is Owner.SHARED
    }
    known = replace(known, shared={**shared, **known.shared})
    plan = make_plan(folder, files, known)
    changed = [*_changed(plan, folder), *_missing(plan, files)]
    changed += [
        Difference(path=path, kind=Kind.STALE, line=1, wanted=None) for path in plan.removed
    ]
    return tuple(sorted(changed, key=lambda difference: difference.path))


def _missing(plan: Plan, files: Mapping[str, GeneratedFile]) -> list[Difference]:
    return [
        Difference(path=path, kind=Kind.MISSING, line=1, wanted=plan.contents[path])
        for path in plan.written.added
        if files[path].owner is not Owner.USER
    ]


def _changed(plan: Plan, folder: Path) -> list[Difference]:
    changed_files = []
    for path in plan.written.changed:
        current, expected = (folder / path).read_bytes(), plan.contents[path]
        line = first_difference(path, current, expected)
        if path == MANIFEST and line is not None and _options(current) == _options(expected):
            continue
        if line is not None:
            changed_files.append(
                Difference(path=path, kind=Kind.CHANGED, line=line, wanted=expected)
            )
    return changed_files


def _options(manifest: bytes) -> object:
    """What a manifest says but for the version of the tool."""
    try:
        content = json.loads(manifest)
        return [content["options"], content["kedro-to-dagster"] is not None]
    except (ValueError, KeyError, TypeError):
        return None
