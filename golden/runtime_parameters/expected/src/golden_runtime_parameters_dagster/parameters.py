"""Parameters of the Kedro project, editable in the launchpad."""

from typing import Any

import dagster as dg


class WatchCrew(dg.Config):
    """Parameters under `watch.crew`."""

    size: int = 3
    names: Any


class Watch(dg.Config):
    """Parameters under `watch`."""

    strict: Any
    crew: WatchCrew
    note: str


class AssignBerthsConfig(dg.Config):
    """Parameters of the node `assign_berths`."""

    berths: Any


class CopyTidesConfig(dg.Config):
    """Parameters of the node `copy_tides`."""

    season: str = "spring"


class WriteBookConfig(dg.Config):
    """Parameters of the node `write_book`."""

    day: Any
    watch: Watch
