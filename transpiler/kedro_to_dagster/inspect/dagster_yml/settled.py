"""Sees to it that nothing of a moment, a machine or a person stands in what is read of `dagster.yml`.

Dagster itself looks up variables of the environment in some places, as `{"env": "NAME"}`; a run can look up
nothing else there.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ...codes.dagster_yml import VALUE_NOT_SETTLED
from ...errors import UsageError
from ..config.places import Places
from ..config.resolving import ResolverCalls
from ..config.secrets import is_secret
from .checking import located

_VARIABLE = re.compile(r"\$\{oc\.env:'?([A-Za-z_]\w*)'?\}")
# Sections that say nothing of the package.
_OF_COMMANDS = frozenset({"dev"})


def settled(value: Any, calls: ResolverCalls, places: Places) -> Any:
    """What was read, with `{"env": "NAME"}` for each variable that Dagster looks up by itself.

    Raises:
        UsageError: If anything else depends on a resolver, is a secret, or a folder of this machine.
    """
    return _Settler(calls, places).settled(value, ())


class _Settler:
    def __init__(self, calls: ResolverCalls, places: Places) -> None:
        self._calls = calls
        self._places = places
        folders = (places.project, places.project.resolve(), Path.home())
        self._folders = tuple(folder.as_posix() for folder in folders if len(folder.parts) > 1)

    def settled(self, value: Any, path: tuple[str, ...]) -> Any:
        """The value at a path, settled."""
        if isinstance(value, Mapping):
            return {
                self._key(key, path): self.settled(inner, (*path, str(key)))
                for key, inner in value.items()
            }
        if isinstance(value, (list, tuple)):
            return [self.settled(inner, path) for inner in value]
        if not isinstance(value, str):
            return value
        deferred = self._calls.deferred(value)
        if path[:1] and path[0] in _OF_COMMANDS:
            return value if deferred is None else deferred.value
        if deferred is not None:
            variable = _VARIABLE.fullmatch(deferred.text)
            if variable is not None and _is_dagsters(path):
                return {"env": variable[1]}
            because = (
                f"is {deferred.text}, which depends on {' and '.join(map(str, deferred.sources))}"
            )
            raise self._refusal(
                path,
                f"{because}; what it is must be known at the export",
                "Write a value that is the same everywhere; or name a resolver that gives one in "
                "'constant-resolvers' of [tool.kedro-to-dagster], in pyproject.toml.",
            )
        if is_secret(path[-1] if path else "", value):
            raise self._refusal(
                path,
                "looks like a secret, and would be in the package",
                'Write {"env": "NAME"}, where Dagster looks a variable up; or ${oc.env:NAME}.',
            )
        if any(value == folder or f"{folder}/" in value for folder in self._folders):
            raise self._refusal(
                path,
                "is a path of this machine",
                "Write a path that is relative, or the same on every machine.",
            )
        return value

    def _key(self, key: Any, path: tuple[str, ...]) -> Any:
        deferred = self._calls.deferred(key) if isinstance(key, str) else None
        return key if deferred is None else deferred.value

    def _refusal(self, path: tuple[str, ...], because: str, hint: str) -> UsageError:
        return VALUE_NOT_SETTLED(place=located(path, self._places), because=because, hint=hint)


def _is_dagsters(path: tuple[str, ...]) -> bool:
    """Whether Dagster resolves what stands here: configuration of executors, runs and one's own objects."""
    is_of_own = path[0] in ("loggers", "io_managers") and path[2:3] == ("config",)
    return path[0] == "executors" or is_of_own or "run_config" in path or "executor" in path
