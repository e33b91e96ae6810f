"""The Kedro project behind a Dagster package: its folder, its source, its paths."""

import os
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder
from pathlib import Path, PurePosixPath, PureWindowsPath
from threading import Lock
from types import ModuleType
from typing import TYPE_CHECKING, Protocol, TypeVar
from urllib.parse import urlparse

if TYPE_CHECKING:
    from kedro.pipeline.node import Node

PROJECT_PATH_VARIABLE = "KEDRO_PROJECT_PATH"

Value = TypeVar("Value")


class Settings(Protocol):
    """The project's settings that differ from Kedro's defaults."""

    def apply(self, project: "KedroProject") -> None:
        """Apply it in this process."""

    def prepare(self, project: "KedroProject") -> None:
        """Do what has to be done before a step."""


class KedroProjectError(Exception):
    """The Kedro project, or something that a run needs from it, cannot be found."""


class _CurrentFolder:
    """The current folder of the process, shared by runs in several threads."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._users = 0
        self._before = Path()
        self._folder = Path()

    @contextmanager
    def entered(self, folder: Path) -> Iterator[None]:
        """Change to a folder; the last run to leave restores the original folder.

        Where a node or hook has changed to another one, the next node finds itself there,
        as with Kedro.
        """
        with self._lock:
            if not self._users:
                self._before = Path.cwd()
            if not self._users or folder != self._folder:
                os.chdir(folder)
                self._folder = folder
            self._users += 1
        try:
            yield
        finally:
            with self._lock:
                self._users -= 1
                if not self._users:
                    os.chdir(self._before)


_current_folder = _CurrentFolder()


@dataclass(frozen=True, eq=False)
class KedroProject:
    """Finds a Kedro project and resolves what its datasets need from it.

    The project's folder is, in this order: the one named by the environment variable
    `KEDRO_PROJECT_PATH`; the nearest folder above `anchor` that holds the project's
    `pyproject.toml`; the nearest such folder above the current one. Nothing of the
    project is imported.
    """

    package_name: str
    anchor: str
    source_dir: str = "src"
    conf_source: str = "conf"
    environment: str | None = None
    asset_key_prefix: Sequence[str] = ()
    # The settings that differ from Kedro's defaults: a `KedroSettings`.
    settings: Settings | None = None
    # The package with copies of the project's code, if there is one: see `copied`.
    code = ""

    @cached_property
    def folder(self) -> Path:
        """The project's folder.

        Raises:
            KedroProjectError: If no folder fits.
        """
        variable = os.environ.get(PROJECT_PATH_VARIABLE)
        if variable:
            return Path(variable).expanduser().resolve()
        for start in (Path(self.anchor).resolve().parent, Path.cwd()):
            for folder in (start, *start.parents):
                if self._is_project(folder):
                    return folder
        raise KedroProjectError(
            f"The Kedro project '{self.package_name}' is in no folder above "
            f"{self.anchor} or the current folder. Set {PROJECT_PATH_VARIABLE} to the "
            "folder of its pyproject.toml."
        )

    def _is_project(self, folder: Path) -> bool:
        pyproject = folder / "pyproject.toml"
        if not pyproject.is_file():
            return False
        # A regular expression, because Python 3.10 has no TOML parser.
        name = rf"""^\s*package_name\s*=\s*["']{re.escape(self.package_name)}["']"""
        text = pyproject.read_text(encoding="utf-8")
        return re.search(name, text, re.MULTILINE) is not None

    @property
    def module_name(self) -> str:
        """The name by which the project's package is imported."""
        return self.package_name

    @property
    def conf_folders(self) -> tuple[Path, ...]:
        """The folder of the configuration."""
        return (self.folder / self.conf_source,)

    def name_here(self, name: str) -> str:
        """The name of a module that the configuration names, or of something in one."""
        return name

    def name_nodes(self, nodes: "Iterable[Node]") -> None:
        """Let nodes without a name keep the one that they have in the project; here they do."""

    def make_importable(self) -> None:
        """Let the project's source be imported, as Kedro does, if its folder is found.

        Kedro puts the source folder on `sys.path`; Dagster resets that once it has
        loaded the definitions, before any step has imported a node's function.
        """
        if self.settings is not None:
            self.settings.apply(self)
        try:
            source = str(self.folder / self.source_dir)
        except KedroProjectError:
            return
        finder = _SourceFinder(source)
        if finder not in sys.meta_path:
            # Ahead of the finder that searches sys.path: the project comes first, as in Kedro.
            sys.meta_path.insert(sys.meta_path.index(PathFinder), finder)

    @contextmanager
    def in_folder(self) -> Iterator[None]:
        """Make the project's folder the current one, as it is for `kedro run`."""
        try:
            folder = self.folder
        except KedroProjectError:
            yield
            return
        if not self.code:
            _let_processes_import(str(folder / self.source_dir))
        with _current_folder.entered(folder):
            yield

    def path(self, path: Value) -> Value | str:
        """Resolve a relative path against the project's folder; leave anything else unchanged."""
        # An optional argument of a dataset may be None.
        if not isinstance(path, str):
            return path
        if _is_relative(path):
            return (self.folder / path).as_posix()
        windows = PureWindowsPath(path)
        return windows.as_posix() if windows.drive else path


@dataclass(frozen=True)
class _SourceFinder(MetaPathFinder):
    """Finds the top-level modules in a source folder."""

    source: str

    def find_spec(
        self,
        fullname: str,
        path: Sequence[str] | None,
        target: ModuleType | None = None,
    ) -> ModuleSpec | None:
        """Look the module up, unless it is part of a package that was found."""
        return PathFinder.find_spec(fullname, [self.source]) if path is None else None


def _let_processes_import(source: str) -> None:
    """Let the processes that a node starts import the project's source, as Kedro does."""
    if source not in sys.path:
        sys.path.insert(0, source)
    others = os.environ.get("PYTHONPATH", "")
    if source not in others:
        folders = filter(None, (source, others))
        os.environ["PYTHONPATH"] = os.pathsep.join(folders)


def _is_relative(path: str) -> bool:
    """Kedro's own rule (`kedro.framework.context.context._is_relative_path`)."""
    windows, posix = PureWindowsPath(path), PurePosixPath(path)
    return not (windows.drive or urlparse(path).scheme or posix.is_absolute())
