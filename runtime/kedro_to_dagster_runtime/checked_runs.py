"""Kedro's checks before the first node, for runs whose steps have their own processes."""

from collections.abc import Iterator, Mapping
from typing import Any

import dagster as dg

from .io_managers import KedroDatasetIOManager
from .private import ExecutionPlan, PlanContext, resource_keys_of
from .wrapped_executors import WrappedExecutor, in_kedros_order, wrapped


def checked(
    executor: dg.ExecutorDefinition, resources: Mapping[str, Any]
) -> dg.ExecutorDefinition:
    """An executor that makes the datasets of a run, without loading any, before it starts.

    In one process Dagster sets up all resources first, which has the same effect. With
    several processes each step sets up its own resources, so a mistake in the last
    dataset would only be found at the end.
    """
    return wrapped(executor, lambda inner: _CheckedExecutor(inner, resources))


class _CheckedExecutor(WrappedExecutor):
    def __init__(self, executor: dg.Executor, resources: Mapping[str, object]) -> None:
        super().__init__(executor)
        self._resources = resources

    def execute(
        self, plan_context: PlanContext, execution_plan: ExecutionPlan
    ) -> Iterator[dg.DagsterEvent]:
        """Set up the datasets and the parameters of the steps, and run them.

        Raises:
            DatasetError: If a dataset cannot be made.
        """
        run, job = plan_context.dagster_run, plan_context.job.get_definition()
        run_config: Any = run.run_config.get("resources", {})
        needed = {
            key: self._resources[key]
            for key in sorted(resource_keys_of(execution_plan, job))
            if key == "parameters"
            or isinstance(self._resources.get(key), KedroDatasetIOManager)
        }
        config = {key: run_config[key] for key in needed if key in run_config}
        with dg.build_resources(needed, plan_context.instance, config, run):
            pass
        yield from super().execute(*in_kedros_order(plan_context, execution_plan))
