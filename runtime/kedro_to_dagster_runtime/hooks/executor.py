"""An executor that has Kedro's session run the pipeline, with Dagster's steps."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import dagster as dg

from ..private import ExecutionPlan, PlanContext
from ..registry import import_settings
from ..wrapped_executors import WrappedExecutor, in_kedros_order
from ..wrapped_executors import wrapped as wrapped_executor
from .completeness import WIRED_EXECUTORS
from .private import wired_ops
from .wiring import SESSIONS

if TYPE_CHECKING:
    from .wiring import KedroHooks


def wrapped(
    hooks: "KedroHooks", executor: dg.ExecutorDefinition
) -> dg.ExecutorDefinition:
    """The definition of an executor, with the hooks around it."""
    definition = wrapped_executor(executor, lambda inner: HookedExecutor(hooks, inner))
    WIRED_EXECUTORS.add(definition)
    return definition


class HookedExecutor(WrappedExecutor):
    """Runs the steps with another executor; a Dagster run is a run of Kedro.

    The hooks of the pipeline are called in the process of the run, once, whatever part
    of the assets or of a job is run.
    """

    def __init__(self, hooks: "KedroHooks", executor: dg.Executor) -> None:
        super().__init__(executor)
        self._hooks = hooks

    def execute(
        self, plan_context: PlanContext, execution_plan: ExecutionPlan
    ) -> Iterator[dg.DagsterEvent]:
        """Run the pipeline, and pass on the events of its steps.

        The events are in Dagster's log as soon as they happen. They are handed on
        together at the end: Kedro's session calls a runner, and waits for no events.
        """
        run, job = plan_context.dagster_run, plan_context.job.get_definition()
        if not wired_ops(run, job, execution_plan):
            yield from super().execute(plan_context, execution_plan)
            return
        import_settings(self._hooks.project)
        from .session import HookSession

        session = HookSession(
            self._hooks, plan_context.instance, run, job, execution_plan
        )
        SESSIONS[run.run_id] = session
        raised: BaseException | None = None
        steps = super().execute
        try:
            ordered = in_kedros_order(plan_context, execution_plan)
            session.run_steps(lambda: steps(*ordered))
        except BaseException as error:
            raised = error
        finally:
            del SESSIONS[run.run_id]
        yield from session.events
        # Dagster learns about a step's failure from its event.
        is_known = raised is session.failure and not plan_context.raise_on_error
        if raised is not None and not is_known:
            raise raised
