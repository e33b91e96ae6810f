"""The changes between two packages: each thing once, and nothing that follows from another."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from ..kedro_model.place import Place
from .facts import Spot


class Action(str, Enum):
    """What was done."""

    ADDED = "added"
    REMOVED = "removed"
    RENAMED = "renamed"
    CHANGED = "changed"


class Area(str, Enum):
    """What it was done to."""

    PIPELINES = "pipelines"
    NODES = "nodes"
    DEPENDENCIES = "dependencies"
    DATASETS = "datasets"
    PARAMETERS = "parameters"
    JOBS = "jobs"
    SCHEDULES = "schedules"
    EXECUTORS = "executors"
    LOGGERS = "loggers"
    PARTITIONS = "partitions"
    SENSORS = "sensors"
    HOOKS = "hooks"
    CHECKS = "checks"
    FUNCTIONS = "functions"
    ENVIRONMENTS = "environments"
    PROJECT = "project"
    REQUIREMENTS = "requirements"
    DIFFERENCES = "differences"
    FILES = "files"


# What is told of several at once.
_SEVERAL = ("keys", "elements")


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One thing that is not as it was.

    Attributes:
        subject: Its name in Kedro; the new one if it was renamed.
        attribute: What of it changed; None if it came, went or was renamed.
        old: What it was, as code or as a name; None where it was not.
        new: What it is; None where it is not any more.
        detail: What there is to say beside.
        environment: The environment of Kedro that it is about, where it is not that of the package.
        kind: What the place of the change is looked up by: `node`, `dataset` and so on.
        place: The file and the line of the Kedro project that it comes from, where that is known.
        spot: The file and the line of the package, as it is exported now.
    """

    area: Area
    action: Action
    subject: str
    attribute: str | None = None
    old: str | None = None
    new: str | None = None
    detail: str | None = None
    environment: str = ""
    kind: str = ""
    place: Place | None = None
    spot: Spot | None = None

    @property
    def said(self) -> str:
        """The change in one line."""
        where = f" in {self.environment}" if self.environment else ""
        return f"{self._what}{where}{f' ({self.detail})' if self.detail else ''}"

    @property
    def _what(self) -> str:
        if self.action is Action.RENAMED:
            return f"{self.old} is renamed to {self.new}"
        if self.attribute is None:
            return f"{self.subject} is {self.action.value}"
        if self.attribute in ("reads", "writes", "makes", "confirms"):
            verb = self.attribute if self.new is not None else f"no longer {self.attribute}"
            return f"{self.subject} {verb} {self.new if self.new is not None else self.old}"
        verb = "are" if self.attribute.rpartition(" ")[2] in _SEVERAL else "is"
        if self.old is None:
            return f"{self.subject}: {self.attribute} {self.new} {verb} added"
        if self.new is None:
            return f"{self.subject}: {self.attribute} {self.old} {verb} removed"
        if self.old == self.new:
            return f"{self.subject}: {self.attribute} is changed"
        return f"{self.subject}: {self.attribute} from {self.old} to {self.new}"
