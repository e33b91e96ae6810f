"""Keeps values of one person, of one machine, and secrets out of the package: a run looks them up.

They are looked up in the project's own configuration, by the run, so that each machine has what `kedro run`
has there.
"""

from __future__ import annotations

import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from ...codes.project import (
    PERSONAL_FILE,
    PERSONAL_VALUE,
    SECRET_IN_CONFIGURATION,
    VALUE_OF_RESOLVER,
    VALUE_OF_VARIABLE,
)
from ...diagnostics import DiagnosticLog
from ...kedro_model.dataset import PATH_KEYS, CredentialsReference, OpenValue, open_values_in
from ...kedro_model.deferred import DeferredValue, Source, SourceKind, deferred_values_in
from ...kedro_model.place import Place
from .places import Places
from .resolving import written_text
from .secrets import MASK, is_secret, masked

# Kedro's environment for what is one person's; its template has git ignore it.
_PERSONAL_ENVIRONMENT = "local"


def personal_files(places: Places, conf: Path, run_environment: str) -> frozenset[str]:
    """Those of the files that are one person's: in Kedro's environment for that, or ignored by git."""
    personal = {
        name
        for file, name in places.files
        if run_environment == _PERSONAL_ENVIRONMENT
        and file.is_relative_to(conf / _PERSONAL_ENVIRONMENT)
    }
    return frozenset(personal | _ignored(places, conf))


def _ignored(places: Places, conf: Path) -> set[str]:
    """The names of the files that git ignores."""
    names = dict(places.files)
    return {names[file] for file in ignored_by_git(names, places.project, conf)}


def ignored_by_git(files: Iterable[Path], project: Path, folder: Path) -> set[Path]:
    """The files that git ignores; none if it ignores the project itself, as below a folder `build`."""
    by_path = {str(file.resolve()): file for file in files}
    resolved = str(project.resolve())
    try:
        done = subprocess.run(
            ["git", "check-ignore", "--stdin", "-z"],
            cwd=folder,
            input="\0".join((resolved, *by_path)),
            capture_output=True,
            text=True,
            check=False,
            timeout=20,
        )
    except (OSError, subprocess.TimeoutExpired):
        return set()
    # A file in the index is not ignored, whatever the patterns say; git knows.
    ignored = done.stdout.split("\0")
    return set() if resolved in ignored else {by_path[path] for path in ignored if path in by_path}


@dataclass(frozen=True, slots=True, kw_only=True)
class Privacy:
    """What is private in one kind of configuration, `catalog` or `parameters`, of one environment.

    `is_soft` tells that Kedro merges the environments key by key, not as wholes.
    """

    kind: str
    places: Places
    personal: frozenset[str]
    is_soft: bool
    log: DiagnosticLog

    def personal_file(self, key: str) -> str | None:
        """The personal file that a dotted key is from; None if it is from another."""
        file = self.places.source(tuple(key.split(".")), is_soft=self.is_soft)
        return file if file in self.personal else None

    def protected(
        self,
        value: Any,
        path: tuple[str, ...],
        looked_up: tuple[str, ...],
        *,
        in_list: bool = False,
    ) -> Any:
        """The value with a deferred one in the place of each that is private.

        `path` leads to it in the files, `looked_up` is what a run looks it up by.
        """
        if isinstance(value, dict):
            return {
                key: inner
                # The type of a dataset within another is a part of the code.
                if key == "type" and self.kind == "catalog"
                else self.protected(
                    inner, (*path, str(key)), (*looked_up, str(key)), in_list=in_list
                )
                for key, inner in value.items()
            }
        if isinstance(value, (list, tuple)):
            file = self.places.source(path, is_soft=self.is_soft)
            if value and file in self.personal and not in_list and not open_values_in(value):
                # Elsewhere it may be of another length.
                self._report_personal(path, str(file))
                source = Source(SourceKind.FILE, str(file))
                return looked_up_value(self.kind, looked_up, (source,), value)
            return type(value)(
                self.protected(item, path, (*looked_up, str(position)), in_list=True)
                for position, item in enumerate(value)
            )
        if value is None or isinstance(value, (DeferredValue, OpenValue, CredentialsReference)):
            return value
        file = self.places.source(path, is_soft=self.is_soft)
        key = path[-1] if path else ""
        if is_secret(key, value):
            self._report_secret(path)
        elif file not in self.personal:
            if not self._is_of_machine(value):
                return value
            relative = self._relative(value)
            # As with Kedro, a run takes no path in a list for one of the project.
            takes_path = self.kind == "catalog" and key in PATH_KEYS and not in_list
            if takes_path and relative is not None:
                return relative
        name = file or f"{self.kind}.yml"
        if file in self.personal:
            self._report_personal(path, name)
        return looked_up_value(self.kind, looked_up, (Source(SourceKind.FILE, name),), value)

    def masked(self, value: Any, path: tuple[str, ...]) -> Any:
        """The value without what is private, where no run would look it up.

        A mask is in the place of each secret, and of each path of this machine outside of the project. Of
        what a personal file gives, nothing is left.
        """
        file = self.places.source(path, is_soft=self.is_soft)
        if file in self.personal:
            self._report_personal(path, file)
            return None
        if isinstance(value, dict):
            return {key: self.masked(inner, (*path, str(key))) for key, inner in value.items()}
        if isinstance(value, list):
            return [self.masked(item, path) for item in value]
        key = path[-1] if path else ""
        if is_secret(key, value):
            self._report_secret(path)
            return masked(key, value)
        if self._is_of_machine(value):
            relative = self._relative(value)
            return MASK if relative is None else relative
        return value

    def _is_of_machine(self, value: Any) -> bool:
        return isinstance(value, str) and any(
            value == folder or f"{folder}/" in value for folder in self._folders
        )

    @property
    def _folders(self) -> tuple[str, ...]:
        return _folders_of_machine(self.places.project, Path.home())

    def _relative(self, value: str) -> str | None:
        for folder in (self.places.project, self.places.project.resolve()):
            if value.startswith(f"{folder.as_posix()}/"):
                return value.removeprefix(f"{folder.as_posix()}/")
        return None

    def _report_secret(self, path: tuple[str, ...]) -> None:
        shown = ".".join(path)
        self.log.add(SECRET_IN_CONFIGURATION(shown=shown), shown, place=self._place(path))

    def _report_personal(self, path: tuple[str, ...], file: str) -> None:
        shown = path[0] if path else self.kind
        self.log.add(
            PERSONAL_VALUE(shown=shown, file=file, remedy=_without(file)),
            shown,
            place=Place(file=file, key=shown),
            cause=file,
        )

    def report_files(self) -> None:
        """Report the personal files themselves, where no run looks anything up."""
        for file in sorted(self.personal):
            self.log.add(
                PERSONAL_FILE(file=file, remedy=_without(file)),
                self.kind,
                place=Place(file=file),
                cause=file,
            )

    def _place(self, path: tuple[str, ...]) -> Place | None:
        places = (self.places.of(*path[:length]) for length in range(len(path), 0, -1))
        return next(filter(None, places), None)


def _without(file: str) -> str:
    if _PERSONAL_ENVIRONMENT in Path(file).parts:
        return "Export with --env base to leave the file out."
    return "Have git follow the file, so that everybody has it."


@cache
def _folders_of_machine(project: Path, home: Path) -> tuple[str, ...]:
    folders = (project, project.resolve(), home)
    return tuple(folder.as_posix() for folder in folders if len(folder.parts) > 1)


def looked_up_value(
    kind: str, path: tuple[str, ...], sources: tuple[Source, ...], value: Any
) -> DeferredValue:
    """A value that a run looks up in the project's own catalog or parameters."""
    return DeferredValue(
        text=f"${{kedro.{kind}:{','.join(map(written_text, path))}}}",
        sources=sources,
        is_text=isinstance(value, str),
        value=value,
    )


def report_deferred(values: Iterable[tuple[str, Any]], log: DiagnosticLog) -> None:
    """Report what runs look up: one cause for each variable and resolver."""
    for name, value in values:
        for deferred in deferred_values_in(value):
            for source in deferred.sources:
                if source.kind is SourceKind.FILE:
                    continue
                log.add(
                    VALUE_OF_RESOLVER(name=name, source=source, text=deferred.text)
                    if source.kind is SourceKind.RESOLVER
                    else VALUE_OF_VARIABLE(name=name, source=source, text=deferred.text),
                    name,
                    cause=str(source),
                )
