"""The names of the plugin kedro-dagster, for projects that come from there and keep their history."""

from __future__ import annotations

import hashlib
import re

from .facts import DatasetFacts, JobFacts, NodeFacts, ScheduleFacts
from .translator import Translator

_PLAIN = re.compile(r"[A-Za-z0-9_]+\Z")


class KedroDagsterNames(Translator):
    """Keeps the names that the plugin kedro-dagster 0.8 gives: asset keys, jobs, ops and schedules.

    So assets, jobs, steps and schedules go on with the history, the switches and the alerts that they have.
    Derive from it to decide further.

    Attributes:
        environment: The environment in the names, where the export names none: the one in the plugin's
            `definitions.py`.
    """

    environment = "local"

    def get_asset_key(self, dataset: DatasetFacts) -> tuple[str, ...]:
        """The environment, then the parts of the dataset's name: `local/sales/clean`."""
        return (dataset.environment or self.environment, *dataset.name.split("."))

    def get_op_name(self, node: NodeFacts) -> str:
        """The node's name; where it has letters that Dagster refuses, the plugin's digest of it."""
        name = node.name.replace(".", "__")
        if _PLAIN.match(name):
            return name
        digest = hashlib.md5(node.name.encode(), usedforsecurity=False).hexdigest()
        return f"unnamed_node_{digest}"

    def get_job_name(self, job: JobFacts) -> str:
        """The environment, then the job's name: `local__training`."""
        name = job.name if _PLAIN.match(job.name) else job.default_name
        return f"{job.environment or self.environment}__{name}"

    def get_schedule_name(self, job: JobFacts, schedule: ScheduleFacts) -> str:
        """The job's name, without the environment, then the schedule's."""
        name = job.name if _PLAIN.match(job.name) else job.default_name
        return f"{name}__schedule" if schedule.name is None else f"{name}_{schedule.name}_schedule"
