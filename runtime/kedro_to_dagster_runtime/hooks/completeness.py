"""Whether all nodes and jobs are wired to the hooks: a merge may bring some that are not."""

import json
from collections.abc import Iterable, Iterator
from typing import Any
from weakref import WeakSet

import dagster as dg

from .private import wired_node

# The definitions of executors that have the hooks around them.
WIRED_EXECUTORS: WeakSet[dg.ExecutorDefinition] = WeakSet()


def check_wiring(definitions: dg.Definitions) -> None:
    """See that each node and each job of the definitions has the hooks.

    Raises:
        DagsterInvalidDefinitionError: If one has not, so that a run would leave out hooks.
    """
    unwired = [*_nodes(_ops(definitions)), *_jobs(definitions.jobs or ())]
    if unwired:
        raise dg.DagsterInvalidDefinitionError(
            f"The hooks of the Kedro project are not wired to {', '.join(unwired)}, as "
            "after a merge with a branch that has no hooks: export the project again."
        )


def _ops(definitions: dg.Definitions) -> Iterator[dg.OpDefinition]:
    for asset in definitions.assets or ():
        if isinstance(asset, dg.AssetsDefinition) and asset.is_executable:
            yield asset.op
    for job in definitions.jobs or ():
        if isinstance(job, dg.JobDefinition):
            nodes = job.graph.node_defs
            yield from (node for node in nodes if isinstance(node, dg.OpDefinition))


def _nodes(ops: Iterable[dg.OpDefinition]) -> Iterator[str]:
    names: dict[str, None] = {}
    for op in ops:
        wired = wired_node(op)
        known = () if wired is None else wired.names
        names |= dict.fromkeys(name for name in _named(op) if name not in known)
    yield from (f"the node '{name}'" for name in names)


def _named(op: dg.OpDefinition) -> list[str]:
    """The nodes that the tags of an op name."""
    one, several = (op.tags.get(f"kedro/{key}") for key in ("node", "nodes"))
    return [*([one] if one else []), *json.loads(several or "[]")]


def _jobs(jobs: Iterable[Any]) -> Iterator[str]:
    """The jobs that have an executor of their own, without the hooks."""
    for job in jobs:
        is_own = not isinstance(job, dg.JobDefinition) or job.has_specified_executor
        executor = getattr(job, "executor_def", None) if is_own else None
        if executor is not None and executor not in WIRED_EXECUTORS:
            yield f"the executor of the job '{job.name}'"
