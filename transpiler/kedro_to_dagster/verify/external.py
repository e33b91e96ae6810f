"""Which datasets lie outside of the project, where a copy of the project protects nothing."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import Any

import yaml
from kedro_to_dagster_runtime.credentials import PATH_KEYS

from ..kedro_model.dataset import CredentialsReference, Dataset, OpenValue
from ..kedro_model.deferred import DeferredValue
from ..kedro_model.project import Project
from ..options import Options
from .plan import Target

_SCHEME = re.compile(r"^([A-Za-z][\w+.-]+)://")
_LOCAL = frozenset({"file", "local"})
# What comes before the address proper: `simplecache::s3://…`.
_CHAIN = re.compile(r"^(?:\w+::)+")
_USER = re.compile(r"(?<=://)[^/@]*@")
# Database files: a path follows the third slash.
_DATABASE_FILE = re.compile(r"^(?:sqlite|duckdb)(?:\+\w+)?:///(.*)$")
# Backends of Ibis whose `database` is a file, or this for one that is not.
_FILE_BACKENDS = frozenset({"duckdb", "sqlite"})
_HOSTED = ("md:", "motherduck:")


@dataclass(frozen=True, slots=True, kw_only=True)
class External:
    """A dataset that is not below the project, and why."""

    dataset: str
    type: str
    reason: str


@dataclass(frozen=True, slots=True)
class _Location:
    """Something in a dataset's configuration that says where its data is."""

    value: str
    is_path: bool
    is_looked_up: bool = False
    address: str | None = None

    @property
    def shown(self) -> str:
        """As it stands in the configuration, without a user and a password."""
        return _USER.sub("", self.address or self.value)


def external_datasets(
    project: Project, folder: Path, targets: Iterable[Target]
) -> tuple[External, ...]:
    """The datasets of the targets' nodes that are not below the project's folder, by their names."""
    used = {
        name
        for target in targets
        for node in target.pipeline.nodes
        for name in (
            *(binding.dataset for binding in (*node.inputs, *node.outputs)),
            *node.confirms,
        )
    }
    external = []
    for dataset in sorted(project.datasets, key=lambda dataset: dataset.name):
        if dataset.name in used and not (dataset.is_memory or dataset.is_nothing):
            reason = _reason(dataset, folder)
            if reason is not None:
                external.append(External(dataset=dataset.name, type=dataset.type, reason=reason))
    return tuple(external)


def external_tracking(options: Options, conf_source: str) -> tuple[External, ...]:
    """The tracking server of kedro-mlflow, if it is not in the project's folder."""
    tracking_uri = os.environ.get("MLFLOW_TRACKING_URI")
    for environment in ("base", "local", options.environment):
        file = options.project / conf_source / (environment or "local") / "mlflow.yml"
        config = yaml.safe_load(file.read_text(encoding="utf-8")) if file.is_file() else None
        server = config.get("server") if isinstance(config, dict) else None
        uri = server.get("mlflow_tracking_uri") if isinstance(server, dict) else None
        tracking_uri = str(uri) if uri is not None else tracking_uri
    if tracking_uri is None:
        return ()
    if tracking_uri == "databricks":
        # What MLflow takes for an address.
        tracking_uri = "databricks://"
    database = _DATABASE_FILE.match(tracking_uri)
    location = _Location(
        database[1] if database else tracking_uri, is_path=True, address=tracking_uri
    )
    reason = _of_location(location, options.project)
    if reason is None:
        return ()
    return (External(dataset="runs of MLflow", type="kedro-mlflow", reason=reason),)


def stored_paths(project: Project, folder: Path) -> dict[str, str]:
    """Where each dataset below the project is, as a path relative to its folder."""
    paths: dict[str, str] = {}
    for dataset in project.datasets:
        for location in _locations(dict(dataset.arguments)):
            path = _relative(location, folder) if location.is_path else None
            if path is not None and path != ".":
                paths.setdefault(dataset.name, path)
    return paths


def _reason(dataset: Dataset, folder: Path) -> str | None:
    """Why a dataset is outside of the project; None if it is in it."""
    arguments = dict(dataset.arguments)
    locations = list(_locations(arguments))
    for location in locations:
        if location.is_path or _SCHEME.match(_CHAIN.sub("", location.value)):
            reason = _of_location(location, folder)
            if reason is not None:
                return reason
    if any(location.is_path for location in locations):
        return None
    if any(isinstance(value, CredentialsReference) for _, value in _values(arguments)):
        return "it has credentials, and no path below the project"
    if any(isinstance(value, OpenValue) for _, value in _values(arguments)):
        return "its place is a runtime parameter that is not given"
    if any(_relative(location, folder) is not None for location in locations):
        return None
    return "its configuration names no path below the project"


def _of_location(location: _Location, folder: Path) -> str | None:
    text = _CHAIN.sub("", location.value)
    scheme = _SCHEME.match(text)
    shown = location.shown
    if scheme and scheme[1].lower() not in _LOCAL:
        return f"{shown} is on another machine, or in a database"
    if _relative(location, folder) is not None:
        return None
    if _is_below(_absolute(location, folder), folder):
        return f"{shown} is an absolute path into the project, not into its copy"
    return f"{shown} is not below the project"


def _relative(location: _Location, folder: Path) -> str | None:
    """The path below the project, or None where it is elsewhere or no path.

    An absolute path into the project counts only if a run looks it up: in the copy that gives the copy's.
    """
    text = location.value
    if not location.is_path and not ("/" in text or "\\" in text):
        return None
    if _SCHEME.match(_CHAIN.sub("", text)) and not text.startswith(("file://", "local://")):
        return None
    path = _absolute(location, folder)
    plain_path = re.sub(r"^(?:file|local)://", "", text)
    is_absolute = PurePosixPath(plain_path).is_absolute() or bool(PureWindowsPath(plain_path).drive)
    if is_absolute and not location.is_looked_up:
        return None
    if not _is_below(path, folder):
        return None
    return Path(os.path.relpath(path, os.path.normpath(folder))).as_posix()


def _absolute(location: _Location, folder: Path) -> str:
    """The path as Kedro would have it; links are not followed, for the copy has what they lead to."""
    text = re.sub(r"^(?:file|local)://", "", location.value)
    return os.path.normpath(folder / Path(text).expanduser())


def _is_below(path: str, folder: Path) -> bool:
    return Path(path).is_relative_to(os.path.normpath(folder))


def _locations(arguments: Mapping[str, Any]) -> Iterator[_Location]:
    """All texts in the arguments that may say where data is."""
    for key, value in _values(arguments):
        plain = value.value if isinstance(value, DeferredValue) else value
        if isinstance(plain, (str, Path)):
            database = _DATABASE_FILE.match(str(plain))
            yield _Location(
                database[1] if database else str(plain),
                is_path=bool(database) or (key in PATH_KEYS and not str(plain).startswith(_HOSTED)),
                is_looked_up=isinstance(value, DeferredValue),
                address=str(plain),
            )


def _values(value: Any, key: str = "") -> Iterator[tuple[str, Any]]:
    """The values in a configuration of any depth, each with the key nearest to it."""
    if isinstance(value, Mapping):
        is_file = str(value.get("backend")) in _FILE_BACKENDS
        for name, inner in value.items():
            yield from _values(inner, "path" if is_file and name == "database" else str(name))
    elif isinstance(value, (list, tuple)):
        for inner in value:
            yield from _values(inner, key)
    else:
        yield key, value
