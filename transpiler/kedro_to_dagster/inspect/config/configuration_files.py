"""The files of the project's configuration: where their keys stand, and which are one person's."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from ...diagnostics import DiagnosticLog
from ...kedro_model.place import Place
from .opening import OpenedProject
from .places import Places, find_places
from .private import Privacy, personal_files


@dataclass(frozen=True, slots=True)
class ConfigurationFiles:
    """The files of every kind and environment; `patterns` are those of their names, by kind."""

    opened: OpenedProject
    patterns: Mapping[str, Any]
    log: DiagnosticLog

    def places(self, kind: str, environment: str | None) -> Places:
        """The places of the keys of a kind, as an environment has them."""
        path, folders = self.opened.path, self.opened.folders_of(environment)
        conf = path / self.opened.conf_source
        return find_places(self.patterns.get(kind, ()), path, conf, folders)

    def private(self, kind: str, places: Places, environment: str | None) -> Privacy:
        """What is private in a kind."""
        strategy = getattr(self.opened.config_loader, "merge_strategy", {}).get(kind)
        conf, run = (
            self.opened.path / self.opened.conf_source,
            self.opened.folders_of(environment)[1],
        )
        return Privacy(
            kind=kind,
            places=places,
            personal=personal_files(places, conf, run),
            is_soft=strategy == "soft",
            log=self.log,
        )

    def replaces_parameters(self, environment: str | None) -> Place | None:
        """The parameters of a run's environment, whose mappings replace those of the base environment."""
        base, run = self.opened.folders_of(environment)
        strategy = getattr(self.opened.config_loader, "merge_strategy", {}).get("parameters")
        if strategy == "soft" or run == base:
            return None
        conf = self.opened.path / self.opened.conf_source / run
        files = self.places("parameters", environment).files
        return next((Place(file=name) for file, name in files if file.is_relative_to(conf)), None)

    def reported_places(self, kind: str, environment: str | None) -> Places:
        """The places of a kind whose values no run looks up; its personal files are reported."""
        places = self.places(kind, environment)
        self.private(kind, places, environment).report_files()
        return places

    def personal_globals(self, environment: str | None) -> Callable[[str], str | None] | None:
        """Tells which of the personal files a global is from; None where there are no such files."""
        known = self.private("globals", self.places("globals", environment), environment)
        return known.personal_file if known.personal else None
