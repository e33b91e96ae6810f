"""The files that are copied along with modules: those that they read beside them, and configuration."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import yaml

from ...codes.copying import FILE_NOT_COPIED
from ...diagnostics import DiagnosticLog
from ...kedro_model.place import Place
from ...kedro_model.source_code import SourceFile
from ..config.private import ignored_by_git
from ..config.secrets import is_secret

_NO_DATA = frozenset({".py", ".pyc", ".pyo", ".pyd", ".so", ".ipynb"})
_PASSED_OVER = frozenset({"__pycache__", "node_modules"})
# Beyond this a file has no place among source code.
_LARGEST = 5 * 2**20
# What Kedro reads.
_CONFIGURATION = frozenset({".json", ".yaml", ".yml"})
# Secrets, and what the package says itself.
_LEFT_OUT = ("credentials", "dagster")
_LOGGING = ("conf/logging.yml", "conf/logging.yaml")
_PERSONAL = "local"


class FileCollector:
    """Reads files of the project that a package may have copies of, and reports those that it may not."""

    def __init__(self, project: Path, log: DiagnosticLog) -> None:
        self._project = project
        self._log = log

    def beside(self, folders: Iterable[tuple[Path, Path]]) -> tuple[SourceFile, ...]:
        """The files in folders of packages that modules read from, but for what git ignores."""
        roots = {file: root for root, folder in folders for file in _below(folder, _is_data)}
        tracked = self._without_ignored(roots)
        source_files = (
            SourceFile(file=file.relative_to(roots[file]).as_posix(), data=file.read_bytes())
            for file in tracked
            if self._is_small(file)
        )
        return tuple(sorted(source_files, key=lambda file: file.file))

    def configuration(
        self, conf_source: str, environments: Iterable[str]
    ) -> tuple[SourceFile, ...]:
        """The configuration that hooks and look-ups read: of no person, without credentials and secrets."""
        conf = self._project / conf_source
        names = dict.fromkeys(environments)
        folders = [conf / name for name in names if name != _PERSONAL]
        files = [file for folder in folders for file in _below(folder, _is_configuration)]
        source_files = [
            SourceFile(file=file.relative_to(conf).as_posix(), data=file.read_bytes())
            for file in self._without_ignored(files)
            if not self._has_secret(file)
        ]
        filled = {file.file.partition("/")[0] for file in source_files}
        # Kedro insists on the folders of the environments.
        source_files += [
            SourceFile(file=f"{name}/.gitkeep", data=b"") for name in names if name not in filled
        ]
        return tuple(sorted(source_files, key=lambda file: file.file))

    def logging(self) -> tuple[SourceFile, ...]:
        """The logging configuration of the project."""
        files = [self._project / name for name in _LOGGING]
        file = next((file for file in files if file.is_file()), None)
        return () if file is None else (SourceFile(file=file.name, data=file.read_bytes()),)

    def _without_ignored(self, files: Iterable[Path]) -> list[Path]:
        paths = sorted(files)
        ignored = ignored_by_git(paths, self._project, self._project) if paths else set()
        return [file for file in paths if file not in ignored]

    def _is_small(self, file: Path) -> bool:
        size = file.stat().st_size
        if size > _LARGEST:
            self._report(file, f"it has {size / 2**20:.0f} MB")
        return size <= _LARGEST

    def _has_secret(self, file: Path) -> bool:
        try:
            content = yaml.safe_load(file.read_text(encoding="utf-8"))
        except (yaml.YAMLError, UnicodeDecodeError):
            self._report(file, "it cannot be read")
            return True
        key = next(_secrets("", content), None)
        if key is not None:
            self._report(file, f"the value of '{key}' looks like a secret")
        return key is not None

    def _report(self, file: Path, reason: str) -> None:
        origin = file.relative_to(self._project).as_posix()
        self._log.add(
            FILE_NOT_COPIED(origin=origin, reason=reason), origin, place=Place(file=origin)
        )


def _below(folder: Path, is_wanted: Any) -> Iterator[Path]:
    for place, names, files in os.walk(folder):
        names[:] = sorted(name for name in names if not _is_passed_over(name))
        for name in sorted(files):
            file = Path(place, name)
            if not name.startswith(".") and is_wanted(file.relative_to(folder)):
                yield file


def _is_passed_over(name: str) -> bool:
    return name.startswith(".") or name in _PASSED_OVER


def _is_data(file: Path) -> bool:
    return file.suffix not in _NO_DATA


def _is_configuration(file: Path) -> bool:
    """Whether a run reads the file, and not as credentials, by Kedro's own patterns for these."""
    is_left_out = any(part.startswith(_LEFT_OUT) for part in file.parts)
    return file.suffix in _CONFIGURATION and not is_left_out


def _secrets(key: str, value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for name, item in value.items():
            yield from _secrets(str(name), item)
    elif isinstance(value, list):
        for item in value:
            yield from _secrets(key, item)
    elif is_secret(key, value):
        yield key
