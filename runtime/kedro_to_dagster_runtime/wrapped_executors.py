"""Executors that wrap other executors."""

import json
from collections.abc import Callable, Iterator
from graphlib import TopologicalSorter
from typing import Any

import dagster as dg

from .private import ExecutionPlan, PlanContext, with_executor, with_order

# The tags of an asset or op that name its node, or its nodes.
_NODE = "kedro/node"
_NODES = "kedro/nodes"


def wrapped(
    executor: dg.ExecutorDefinition, wrap: Callable[[dg.Executor], dg.Executor]
) -> dg.ExecutorDefinition:
    """The definition of an executor whose instances are wrapped."""
    create = executor.executor_creation_fn
    assert create is not None
    return dg.ExecutorDefinition(
        name=executor.name,
        config_schema=executor.config_schema,  # type: ignore[arg-type]
        requirements=executor.get_requirements,
        executor_creation_fn=lambda context: wrap(create(context)),
        description=executor.description,
    )


class WrappedExecutor(dg.Executor):
    """Runs the steps with another executor, and passes on all its attributes."""

    def __init__(self, executor: dg.Executor) -> None:
        self._executor = executor

    def __getattr__(self, name: str) -> Any:
        return getattr(self._executor, name)

    @property
    def retries(self) -> Any:
        """The retry mode of the other executor."""
        return self._executor.retries

    @property
    def step_dependency_config(self) -> Any:
        """The step dependency configuration of the other executor."""
        return self._executor.step_dependency_config

    def execute(
        self, plan_context: PlanContext, execution_plan: ExecutionPlan
    ) -> Iterator[dg.DagsterEvent]:
        """Run the steps with the other executor."""
        context = with_executor(plan_context, self._executor)
        return self._executor.execute(context, execution_plan)


def in_kedros_order(
    context: PlanContext, plan: ExecutionPlan
) -> tuple[PlanContext, ExecutionPlan]:
    """The context and plan of a run, with the steps in Kedro's order as far as possible.

    Priorities of steps take precedence.
    """
    return with_order(context, plan, _order(plan))


def _order(plan: ExecutionPlan) -> list[str]:
    """The keys of the steps, sorted as Kedro sorts nodes: level by level, then by name."""
    sorter = TopologicalSorter(plan.get_executable_step_deps())
    sorter.prepare()
    order: list[str] = []
    while sorter.is_active():
        ready = sorted(sorter.get_ready(), key=lambda key: (_name(plan, key), key))
        order += ready
        sorter.done(*ready)
    return order


def _name(plan: ExecutionPlan, key: str) -> str:
    """The node of a step, or the first one."""
    tags = plan.get_step_by_key(key).tags or {}
    nodes = json.loads(tags[_NODES]) if _NODES in tags else [tags.get(_NODE, key)]
    return str(nodes[0])
