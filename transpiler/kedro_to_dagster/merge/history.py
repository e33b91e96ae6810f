"""What git knows of a package and its Kedro project: the commits that changed it, and what was in them."""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from ..options import project_sources
from ..write.folder import WORK
from ..write.git import head_of, run_git

# Commits of the package that are looked at.
_LOOKED_AT = 20
# What makes no difference to an export.
_NO_SOURCE = frozenset({"data", "docs", "logs", "notebooks", "tests"})
_PASSED_OVER = frozenset({"__pycache__", ".ipynb_checkpoints", WORK})
_LARGE = 5 * 2**20


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """A package and its Kedro project in one repository.

    Attributes:
        top: The top of the work tree.
        package: The folder of the package, relative to the top.
        project: The folder of the Kedro project, relative to the top.
    """

    top: Path
    package: str
    project: str

    def commits(self, since: str | None = None) -> tuple[str, ...]:
        """The commits that changed the package, the newest first; only those that `since` does not have."""
        is_there = (
            since is not None
            and run_git(self.top, "cat-file", "-e", f"{since}^{{commit}}") is not None
        )
        span = f"{since}..HEAD" if is_there else "HEAD"
        listed = run_git(self.top, "log", f"-{_LOOKED_AT}", "--format=%H", span, "--", self.package)
        return tuple((listed or b"").decode().split())

    @property
    def is_cut(self) -> bool:
        """Whether older commits are not there, as in a shallow clone."""
        return run_git(self.top, "rev-parse", "--is-shallow-repository") == b"true\n"

    def package_at(self, commit: str) -> dict[str, bytes]:
        """The files of the package in a commit."""
        names = self._tree(commit, self.package)
        lines = "".join(f"{name}\n" for name in names.values()).encode()
        output = run_git(self.top, "cat-file", "--batch", stdin=lines) or b""
        return dict(zip(names, _contents(output), strict=False))

    def project_at(self, commit: str) -> str:
        """A digest of what an export reads of the project in a commit."""
        names = self._tree(commit, self.project)
        return _digest({path: name for path, name in names.items() if self._is_source(path)})

    @property
    def project_now(self) -> str:
        """The same digest of the project as it is in the work tree, but for what git ignores."""
        listed = run_git(
            self.top, "ls-files", "-c", "-o", "--exclude-standard", "-z", "--", f"{self.project}/"
        )
        prefix = "" if self.project == "." else f"{self.project}/"
        paths = {
            path.removeprefix(prefix)
            for path in (listed or b"").decode("utf-8", "surrogateescape").split("\0")
            if path and (self.top / path).is_file()
        }
        sources = sorted(path for path in paths if self._is_source(path) and "\n" not in path)
        lines = "".join(f"{prefix}{path}\n" for path in sources).encode("utf-8", "surrogateescape")
        names = (run_git(self.top, "hash-object", "--stdin-paths", stdin=lines) or b"").decode()
        return _digest(dict(zip(sources, names.split(), strict=False)))

    def _is_source(self, path: str) -> bool:
        """Whether a path of the project is one that an export may read."""
        place = path if self.project == "." else f"{self.project}/{path}"
        is_package = place == self.package or place.startswith(f"{self.package}/")
        return not is_package and path.split("/", maxsplit=1)[0] not in _NO_SOURCE

    def _tree(self, commit: str, below: str) -> dict[str, str]:
        """The files below a folder in a commit, relative to it, with git's names for their contents."""
        listed = run_git(self.top, "ls-tree", "-r", "-z", commit, "--", f"{below}/")
        names = {}
        for entry in (listed or b"").decode("utf-8", "surrogateescape").split("\0"):
            about, tab, path = entry.partition("\t")
            if tab and about.split()[1] == "blob":
                names[path if below == "." else path.removeprefix(f"{below}/")] = about.split()[2]
        return names

    @contextmanager
    def checked_out(self, commit: str, conf_source: str) -> Iterator[Path | None]:
        """A copy of the project as it was in a commit; None if git does not give it.

        It is in a repository of its own, which shares the objects of this one, so that git ignores in it
        what it ignores here. Files that git ignores are not in a commit; those of the configuration and
        the source are copied as they are now.
        """
        folder = Path(tempfile.mkdtemp(prefix="kedro-to-dagster-merge-")).resolve()
        try:
            copy = folder / (self.top.name or "project")
            project = copy if self.project == "." else copy / self.project
            yield project if self._check_out(commit, copy, project, conf_source) else None
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def _check_out(self, commit: str, copy: Path, project: Path, conf_source: str) -> bool:
        cloned = run_git(
            self.top, "clone", "-q", "--shared", "--no-checkout", "--template=", ".", str(copy)
        )
        if cloned is None:
            return False
        paths = [f"{self.project}/", f":(exclude){self.package}"]
        if run_git(copy, "checkout", "-q", commit, "--", *paths) is None:
            return False
        above = Path(self.project)
        for place in (above, *above.parents):
            # These of the folders above may say what git ignores, and what Kedro is told.
            for name in (".gitignore", "pyproject.toml"):
                run_git(copy, "checkout", "-q", commit, "--", (place / name).as_posix())
        here = self.top / self.project
        for source in (here / conf_source, project_sources(here)[0]):
            self._copy_ignored(source, here, project)
        return project.is_dir()

    def _copy_ignored(self, source: Path, here: Path, project: Path) -> None:
        listed = run_git(
            here, "ls-files", "-o", "-i", "--exclude-standard", "-z", "--", str(source)
        )
        for name in (listed or b"").decode("utf-8", "surrogateescape").split("\0"):
            file = here / name
            parts = set(Path(name).parts)
            if name and not parts & _PASSED_OVER and self._is_source(name) and file.is_file():
                if file.stat().st_size > _LARGE or (project / name).exists():
                    continue
                (project / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(file, project / name)


def history_of(folder: Path, project: Path) -> History | None:
    """The history of a package and its project; None if they are not in one repository."""
    # Before the first export, the folder is not there.
    above = (place for place in (folder, *folder.resolve().parents) if place.is_dir())
    tops = [
        (run_git(place, "rev-parse", "--show-toplevel") or b"").decode().removesuffix("\n")
        for place in (next(above), project)
    ]
    if not tops[0] or tops[0] != tops[1]:
        return None
    top = Path(tops[0]).resolve()
    paths = [Path(os.path.relpath(place.resolve(), top)).as_posix() for place in (folder, project)]
    return History(top=top, package=paths[0], project=paths[1])


def _contents(output: bytes) -> Iterator[bytes]:
    """The contents that `git cat-file --batch` prints."""
    at = 0
    while at < len(output):
        end = output.index(b"\n", at)
        size = int(output[at:end].split()[-1])
        yield output[end + 1 : end + 1 + size]
        at = end + 1 + size + 1


def _digest(names: Mapping[str, str]) -> str:
    digest = hashlib.sha256()
    for path, name in sorted(names.items()):
        digest.update(f"{path}\0{name}\0".encode("utf-8", "surrogateescape"))
    return digest.hexdigest()


def equal(texts: Mapping[str, str], contents: Mapping[str, bytes], paths: Iterable[str]) -> bool:
    """Whether files are, to the letter, what was generated; git may have changed their line ends."""
    return all(
        path in contents and path in texts and _plain(contents[path]) == texts[path].encode()
        for path in paths
    )


def _plain(data: bytes) -> bytes:
    return data.replace(b"\r\n", b"\n")


def state_of(folder: Path, project: Path) -> str | None:
    """What an export of the project in its present state is known by; None outside of git."""
    if head_of(project) is None:
        return None
    history = history_of(folder, project)
    return None if history is None else history.project_now
