"""`diff`: what an export would change in a package, in words and as a unified diff. Nothing is written."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from ..api import Generated
from ..meaning import plain_text
from ..options import Options
from .changes import Action, Area, Change
from .check import Check, Difference, Kind, check
from .compare import compare
from .compare_readme import compare_readmes
from .compare_requirements import compare_requirements
from .places import with_places
from .read_package import read_package

_PYPROJECT = "pyproject.toml"
_README = "README.md"
_DOCKERFILE = "Dockerfile"
_DEFINITIONS = "definitions.py"


@dataclass(frozen=True, slots=True, kw_only=True)
class FileDiff:
    """A file that an export would change, and its unified diff."""

    path: str
    kind: Kind
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Diff:
    """What an export would change.

    Attributes:
        checked: The files that differ.
        changes: What is done to the project, each thing once.
        files: The unified diffs of the files.
    """

    checked: Check
    changes: tuple[Change, ...]
    files: tuple[FileDiff, ...]


def diff(options: Options, folder: Path) -> Diff:
    """Find what an export would change in the package in a folder.

    Both sides are read from their code alone: that on disk, and that which would be exported.

    Raises:
        UsageError: If the options do not fit the project, or the folder's `pyproject.toml` is not valid.
        ProjectError: If Kedro cannot load the project, or it cannot be exported.
    """
    checked = check(options, folder)
    changes: tuple[Change, ...] = ()
    if checked.generated is not None and not checked.is_current:
        project, name = checked.generated.project, checked.generated.package.name
        new = {file.path: file.text for file in checked.generated.files}
        old_name = _name_on_disk(checked, name)
        before = read_package(_on_disk(folder, old_name), old_name)
        after = read_package(new, name)
        changes = compare(before, after)
        if old_name != name:
            changes = (*changes, _renamed(old_name, name))
        asked = checked.generated.package.dependencies.asked
        changes += tuple(_requirements(checked, asked, is_all=not changes))
        changes = with_places(changes, after, project, options)
        changes += tuple(_differences(checked, checked.generated, is_all=not changes))
    return Diff(
        checked=checked,
        changes=(*changes, *_files(checked, is_all=not changes)),
        files=tuple(_file_diff(folder, difference) for difference in checked.differences),
    )


def _name_on_disk(checked: Check, name: str) -> str:
    """The name of the package in the folder: another one, if that is what an export would remove."""
    paths = [Path(item.path).parts for item in checked.differences if item.kind is Kind.STALE]
    stale = {path[1] for path in paths if path[2:] == (_DEFINITIONS,)}
    has_own = (checked.folder / "src" / name / _DEFINITIONS).is_file()
    return name if has_own or len(stale) != 1 else stale.pop()


def _renamed(old: str, new: str) -> Change:
    return Change(
        area=Area.PROJECT,
        action=Action.CHANGED,
        subject="project",
        attribute="package",
        old=old,
        new=new,
        kind="project",
    )


def _on_disk(folder: Path, name: str) -> dict[str, str]:
    """The modules of the package as they are; those that are the export's."""
    root = folder / "src" / name
    return {
        file.relative_to(folder).as_posix(): plain_text(file.read_bytes())
        for file in sorted(root.rglob("*.py"))
    }


def _files(checked: Check, *, is_all: bool) -> Iterator[Change]:
    """The files themselves, where nothing that they say is known to have changed; else those of Docker."""
    actions = {
        Kind.CHANGED: Action.CHANGED,
        Kind.MISSING: Action.ADDED,
        Kind.STALE: Action.REMOVED,
    }
    for difference in checked.differences:
        action = actions[difference.kind]
        is_told = difference.path == _DOCKERFILE and action is not Action.CHANGED
        if is_all or is_told:
            detail = "another order" if _is_reordered(checked.folder, difference) else None
            yield Change(
                area=Area.FILES,
                action=action,
                subject=difference.path,
                detail=detail,
                kind="file",
            )


def _is_reordered(folder: Path, difference: Difference) -> bool:
    """Whether a file has the lines that it had, in another order."""
    if difference.kind is not Kind.CHANGED:
        return False
    texts = (
        plain_text((folder / difference.path).read_bytes()),
        plain_text(difference.wanted or b""),
    )
    one, other = (sorted(text.split()) for text in texts)
    return one == other


def _requirements(checked: Check, asked: Collection[str], *, is_all: bool) -> Iterator[Change]:
    """What the package needs installed, as far as it is not what it needed."""
    for difference in checked.differences:
        if difference.path == _PYPROJECT and difference.kind is Kind.CHANGED:
            old = plain_text((checked.folder / _PYPROJECT).read_bytes())
            new = plain_text(difference.wanted or b"")
            yield from compare_requirements(old, new, asked, is_all=is_all)


def _differences(checked: Check, generated: Generated, *, is_all: bool) -> Iterator[Change]:
    """How the package differs from Kedro, as far as it did not before."""
    for difference in checked.differences:
        if difference.path == _README and difference.kind is Kind.CHANGED:
            old = plain_text((checked.folder / _README).read_bytes())
            new = plain_text(difference.wanted or b"")
            yield from compare_readmes(old, new, generated.diagnostics, is_all=is_all)


def _file_diff(folder: Path, difference: Difference) -> FileDiff:
    old = b"" if difference.kind is Kind.MISSING else (folder / difference.path).read_bytes()
    path = difference.path
    lines = difflib.unified_diff(
        plain_text(old).splitlines(keepends=True) if old else [],
        plain_text(difference.wanted).splitlines(keepends=True) if difference.wanted else [],
        fromfile="/dev/null" if difference.kind is Kind.MISSING else f"a/{path}",
        tofile="/dev/null" if difference.kind is Kind.STALE else f"b/{path}",
    )
    return FileDiff(path=path, kind=difference.kind, text="".join(lines))
