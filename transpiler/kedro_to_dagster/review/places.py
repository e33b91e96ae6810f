"""Where in the Kedro project a change comes from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from ..kedro_model.place import Place
from ..kedro_model.project import Project
from ..options import Options
from .changes import Action, Change

if TYPE_CHECKING:
    from ..inspect.config.places import Places

# Kedro's own patterns of the files with parameters.
_PARAMETERS = ("parameters*", "parameters*/**", "**/parameters*")


def with_places(
    changes: Iterable[Change], project: Project, options: Options
) -> tuple[Change, ...]:
    """The changes, each with the file and line of the project that it comes from, where that is known.

    What is gone has no place any more.
    """
    all_changes = tuple(changes)
    known = _Places(project, options)
    return tuple(
        change if change.action is Action.REMOVED and not change.attribute
        else replace(change, place=known.of(change))
        for change in all_changes
    )  # fmt: skip


def find_parameters(project: Project, options: Options, environment: str = "") -> Places:
    """The places of the project's parameters: in an environment, and in the base one."""
    # What it takes from Kedro's side, the rest of this package does without.
    from ..inspect.config.places import find_places

    last = environment or project.environment or "local"
    conf = options.project / project.conf_source
    return find_places(_PARAMETERS, options.project, conf, dict.fromkeys([last, "base"]))


class _Places:
    def __init__(self, project: Project, options: Options) -> None:
        self._project = project
        self._options = options
        nodes = [node for pipeline in project.pipelines for node in pipeline.nodes]
        self._nodes = {node.name: node.place for node in reversed(nodes)}
        self._functions = {node.name: node.function.place for node in reversed(nodes)}
        self._parameters: dict[str, Places] = {}
        self._orchestration = dict(self._orchestrated())

    def _orchestrated(self) -> Iterator[tuple[tuple[str, str], Place | None]]:
        orchestration = self._project.orchestration
        if orchestration is None:
            return
        for job in orchestration.jobs or ():
            yield ("job", job.name), job.place
        for executor in orchestration.executors:
            yield ("executor", executor.name), executor.place
        for schedule in orchestration.schedules:
            yield ("schedule", schedule.name), schedule.place
        for logger in orchestration.loggers:
            yield ("logger", logger.name), logger.place
        for sensor in orchestration.sensors:
            yield ("sensor", sensor.name), sensor.place

    def of(self, change: Change) -> Place | None:
        """The place of the subject of a change."""
        name = change.subject
        if change.kind == "node":
            return self._nodes.get(name)
        if change.kind == "function":
            return self._functions.get(name) or self._nodes.get(name)
        if change.kind == "dataset":
            return self._dataset(name, change.environment)
        if change.kind == "parameter":
            return self._parameter(name, change.environment)
        if change.kind == "schedule":
            ends = [key for key in self._orchestration if key[0] == "schedule"]
            return next(
                (
                    self._orchestration[key]
                    for key in sorted(ends, key=lambda key: -len(key[1]))
                    if re.sub(r"\W", "_", key[1]) in name
                ),
                None,
            )
        if change.kind == "hook":
            return self._hooks()
        return self._orchestration.get((change.kind, name))

    def _hooks(self) -> Place | None:
        """Where the project's settings name the hooks."""
        project = self._project
        file = f"{project.source_dir}/{project.package_name}/settings.py"
        try:
            lines = (self._options.project / file).read_text("utf-8").splitlines()
        except (OSError, UnicodeDecodeError):
            return None
        numbers = [number for number, line in enumerate(lines, 1) if re.match(r"HOOKS\b", line)]
        return Place(file=file, line=numbers[-1]) if numbers else None

    def _dataset(self, name: str, environment: str) -> Place | None:
        datasets = self._project.datasets
        for other in self._project.other_environments:
            if other.name == environment:
                datasets = other.datasets
        return next((dataset.place for dataset in datasets if dataset.name == name), None)

    def _parameter(self, name: str, environment: str) -> Place | None:
        if environment not in self._parameters:
            places = find_parameters(self._project, self._options, environment)
            self._parameters[environment] = places
        return self._parameters[environment].at(name)
