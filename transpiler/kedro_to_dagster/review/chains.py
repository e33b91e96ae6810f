"""The longest chain of steps in a job: Dagster follows it by recursion, which Python limits."""

from __future__ import annotations

from graphlib import CycleError, TopologicalSorter

from .facts import Facts, Job, StepId

# Python's own limit is 1,000 calls within each other.
LONGEST = 1000


def longest_chain(job: Job, facts: Facts) -> int:
    """How many steps of a job come after each other at the most; 0 if they cannot be put in order."""
    steps = facts.made_by(job)
    makers = {key: step.identity for step in steps for key in step.outputs}
    upstream = {
        step.identity: {makers[key] for key in step.inputs.values() if key in makers}
        - {step.identity}
        for step in steps
    }
    lengths: dict[StepId, int] = {}
    try:
        for step_id in TopologicalSorter(upstream).static_order():
            lengths[step_id] = 1 + max((lengths[before] for before in upstream[step_id]), default=0)
    except CycleError:
        return 0
    return max(lengths.values(), default=0)
