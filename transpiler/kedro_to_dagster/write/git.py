"""What git keeps of the files in a folder: what is committed cannot be lost."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable, Sequence
from pathlib import Path

# Operations during which git itself writes into the work tree, and their second parent.
_UNDER_WAY = ("MERGE_HEAD", "CHERRY_PICK_HEAD", "REVERT_HEAD", "REBASE_HEAD")
# Set by git for its hooks; they may be for another repository than the folder's.
_LOCAL = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_OBJECT_DIRECTORY")


def kept_by_git(folder: Path, paths: Sequence[str]) -> frozenset[str]:
    """The files whose current content git has, or has written itself; none outside a work tree.

    A file is kept if its current content is committed. During a merge, a rebase, a cherry-pick or a
    revert, it is also kept if git made it: if it has conflicts, or is what git put into the index.
    """
    if not paths or run_git(folder, "rev-parse", "--is-inside-work-tree") != b"true\n":
        return frozenset()
    current = _hashes(folder, paths)
    committed = _committed(folder, "HEAD")
    kept_paths = {path for path in paths if current[path] in committed.get(path, ())}
    index = _index(folder)
    conflicts = {path for path, stages in index.items() if "0" not in stages}
    kept_paths |= conflicts & set(paths)
    heads = [name for name in _UNDER_WAY if run_git(folder, "rev-parse", "-q", "--verify", name)]
    if heads or conflicts:
        kept_paths |= {path for path in paths if current[path] in index.get(path, {}).values()}
    for head in heads:
        theirs = _committed(folder, head)
        kept_paths |= {path for path in paths if current[path] in theirs.get(path, ())}
    return frozenset(kept_paths)


def untracked(folder: Path, paths: Iterable[str]) -> tuple[str, ...]:
    """The files that git neither tracks nor ignores; none outside a work tree."""
    output = run_git(folder, "ls-files", "--others", "--exclude-standard", "-z", ".")
    found = set((output or b"").decode("utf-8", "surrogateescape").split("\0"))
    return tuple(sorted(found.intersection(paths)))


def head_of(folder: Path) -> str | None:
    """The commit that is checked out where the folder is; None outside of git, and before the first."""
    place = next((place for place in (folder, *folder.parents) if place.is_dir()), folder)
    if not any((above / ".git").exists() for above in (place.resolve(), *place.resolve().parents)):
        return None
    return (run_git(place, "rev-parse", "-q", "--verify", "HEAD") or b"").decode().strip() or None


def _hashes(folder: Path, paths: Sequence[str]) -> dict[str, str]:
    """The name that git gives to each file's content, after its conversion of line ends."""
    # This command takes paths from the top of the work tree, wherever it runs.
    top, prefix = (
        (run_git(folder, "rev-parse", question) or b"").decode().removesuffix("\n")
        for question in ("--show-toplevel", "--show-prefix")
    )
    listed = "".join(f"{prefix}{path}\n" for path in paths).encode()
    hashes = (
        (run_git(Path(top), "hash-object", "--stdin-paths", stdin=listed) or b"").decode().split()
    )
    if len(hashes) != len(paths):
        return dict.fromkeys(paths, "")
    return dict(zip(paths, hashes, strict=True))


def _committed(folder: Path, commit: str) -> dict[str, tuple[str, ...]]:
    """The content of each file below the folder in a commit."""
    entries = _entries(run_git(folder, "ls-tree", "-r", "-z", commit, "."))
    return {path: (about.split()[2],) for about, path in entries}


def _index(folder: Path) -> dict[str, dict[str, str]]:
    """The content of each file in the index, by its stage."""
    index: dict[str, dict[str, str]] = {}
    for about, path in _entries(run_git(folder, "ls-files", "-s", "-z")):
        _, name, stage = about.split()
        index.setdefault(path, {})[stage] = name
    return index


def _entries(output: bytes | None) -> Iterable[tuple[str, str]]:
    for entry in (output or b"").decode("utf-8", "surrogateescape").split("\0"):
        about, tab, path = entry.partition("\t")
        if tab:
            yield about, path


def run_git(folder: Path, *arguments: str, stdin: bytes = b"") -> bytes | None:
    """What a git command prints; None if it fails, or if there is no git."""
    environment = {name: value for name, value in os.environ.items() if name not in _LOCAL}
    try:
        done = subprocess.run(
            ["git", "-C", str(folder), *arguments],
            input=stdin,
            capture_output=True,
            check=False,
            env=environment,
        )
    except OSError:
        return None
    return done.stdout if done.returncode == 0 else None
