"""Names of jobs and ops, which Dagster keeps in one list: a translator may not give one twice."""

from __future__ import annotations

from ...dagster_model.steps import Asset, Op
from ...translation.decisions import Decisions
from ..steps.steps import Steps
from .jobs import Jobs


def refuse_shared_names(steps: Steps, jobs: Jobs, decisions: Decisions | None) -> None:
    """Refuse a name that two jobs, two ops, or a job and an op have.

    Raises:
        ProjectError: If there is one.
    """
    if decisions is None:
        return
    owners: dict[str, str] = {}
    steps_of_nodes: list[Asset | Op] = [*steps.assets.values(), *steps.ops.values()]
    # The nodes of a group share one.
    for step in {id(step): step for step in steps_of_nodes}.values():
        about = f"node '{step.node}'"
        other = owners.setdefault(step.op_name, about)
        if other is not about:
            _refuse("get_op_name", about, step.op_name, f"the op of {other}", decisions)
    for job in jobs.every:
        about = f"job '{job.configured_as}'"
        other = owners.setdefault(job.name, about)
        if other is not about:
            what = other if other.startswith("job") else f"the op of {other}"
            _refuse("get_job_name", about, job.name, what, decisions)


def _refuse(method: str, about: str, name: str, other: str, decisions: Decisions) -> None:
    decisions.refuse(method, about, f"the name '{name}', which {other} has", is_taken=True)
