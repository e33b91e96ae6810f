"""Runs in one process that behave like Kedro's `SequentialRunner`."""

from collections.abc import Iterator
from contextlib import closing

import dagster as dg

from .private import ExecutionPlan, PlanContext, hooks_after
from .releases import run_failed, step_done
from .wrapped_executors import WrappedExecutor, in_kedros_order, wrapped


def in_sequence(executor: dg.ExecutorDefinition) -> dg.ExecutorDefinition:
    """An executor of one process that runs the steps in Kedro's order, and none after a failure.

    Dagster itself would go on with the steps that do not depend on the failed one.
    """
    return wrapped(executor, _SequentialExecutor)


class _SequentialExecutor(WrappedExecutor):
    def execute(
        self, plan_context: PlanContext, execution_plan: ExecutionPlan
    ) -> Iterator[dg.DagsterEvent]:
        """Run the steps until one of them fails, and Dagster's hooks of that one."""
        ordered = in_kedros_order(plan_context, execution_plan)
        run = plan_context.run_id
        hooks: int | None = None
        with closing(super().execute(*ordered)) as events:  # type: ignore[type-var]
            for event in events:
                yield event
                if event.is_step_success:
                    step_done(run, str(event.step_key))
                elif event.is_step_failure:
                    run_failed(run)
                    hooks = hooks_after(plan_context, event)
                elif hooks and event.is_hook_event:
                    hooks -= 1
                if hooks == 0:
                    return
