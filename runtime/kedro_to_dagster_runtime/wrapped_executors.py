"""Executors around other executors, which run the steps."""

from collections.abc import Callable, Iterator
from typing import Any

import dagster as dg


def wrapped(
    executor: dg.ExecutorDefinition, wrap: Callable[[dg.Executor], dg.Executor]
) -> dg.ExecutorDefinition:
    """The definition of an executor, with something around what it makes."""
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
    """Runs the steps with another executor, and is like it in all else."""

    def __init__(self, executor: dg.Executor) -> None:
        self._executor = executor

    def __getattr__(self, name: str) -> Any:
        return getattr(self._executor, name)

    @property
    def retries(self) -> Any:
        """Those of the other executor."""
        return self._executor.retries

    @property
    def step_dependency_config(self) -> Any:
        """That of the other executor."""
        return self._executor.step_dependency_config

    def execute(
        self, plan_context: Any, execution_plan: Any
    ) -> Iterator[dg.DagsterEvent]:
        """Run the steps with the other executor."""
        return self._executor.execute(plan_context, execution_plan)
