"""The wiring between the nodes and executors of a package and the project's hooks."""

import functools
import inspect
import threading
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, Protocol

import dagster as dg

from ..project import KedroProject
from ..registry import import_settings

if TYPE_CHECKING:
    from .session import HookSession

Body = Callable[..., Any]
# The sessions of this process, by the ids of the runs.
SESSIONS: dict[str, "HookSession"] = {}
# Kedro keeps its settings and pipelines in globals, so runs of one process take turns.
SETTING_UP = threading.RLock()


@dataclass(frozen=True)
class WiredNode:
    """A node by its name, with the body that runs instead of its function."""

    name: str
    body: Body
    renamed: Mapping[str, str]

    @property
    def names(self) -> tuple[str, ...]:
        """The nodes that the body runs."""
        return (self.name,)

    @cached_property
    def datasets(self) -> dict[str, str]:
        """The datasets of the body's arguments, which have no annotations."""
        return {
            name: self.renamed.get(name, name.replace("__", "."))
            for name, parameter in inspect.signature(self.body).parameters.items()
            if parameter.annotation is inspect.Parameter.empty and name != "context"
        }


class Tracking(Protocol):
    """Keeps one run of a tracking server in all processes of a run."""

    def resume(self, session: "HookSession") -> None:
        """Continue the tracked run of a run that is retried."""

    def share(self, session: "HookSession") -> None:
        """Let other processes know the tracked run."""

    def leave(self, session: "HookSession", status: str) -> None:
        """End the tracked run, so that the next run of this process gets its own."""

    def joined(self, session: "HookSession") -> AbstractContextManager[None]:
        """Join the tracked run while a step runs in a process of its own."""

    def metadata(self) -> Mapping[str, Any]:
        """Metadata that links a step's outputs to the tracked run."""


@dataclass(frozen=True)
class KedroHooks:
    """The hooks of a Kedro project, to which its nodes and executors are wired.

    Args:
        project: The Kedro project, whose settings have the hooks.
        resources: The resources of the package: its parameters and its I/O managers.
        jobs: The pipeline of each job that is not called as its pipeline is, and its
            filters, by the names that Kedro's session has for them.
        runtime_params: What the package was exported with, as in `kedro run --params`.
        register_pipelines: Whether hooks register pipelines, when the context is made.
        tracking: Keeps one run of a tracking server in all processes of a run.
    """

    project: KedroProject
    resources: Mapping[str, object]
    jobs: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    runtime_params: Mapping[str, Any] = field(default_factory=dict)
    register_pipelines: bool = False
    tracking: "Tracking | None" = None

    def node(self, name: str, /, **datasets: str) -> Callable[[Body], Body]:
        """Run the body of an asset or op as a Kedro node, with all its hooks.

        `datasets` names the dataset of an argument that is not called as the dataset
        is, with `__` for each dot.
        """

        def wire(body: Body) -> Body:
            @functools.wraps(body)
            def run(*arguments: object, **keywords: object) -> Any:
                import_settings(self.project)
                from .nodes import run_step

                inputs = inspect.signature(body).bind(*arguments, **keywords).arguments
                context = dg.OpExecutionContext.get()
                return run_step(self.session_of_step(context), context, inputs)

            # Decorators above this one pass it on.
            run.kedro_node = WiredNode(name, body, datasets)  # type: ignore[attr-defined]
            return run

        return wire

    def executor(self, executor: dg.ExecutorDefinition) -> dg.ExecutorDefinition:
        """An executor that calls the hooks of a pipeline around the steps of a run."""
        from .executor import wrapped

        return wrapped(self, executor)

    def check(self, definitions: dg.Definitions) -> None:
        """See that nothing of the definitions is left without the hooks.

        Raises:
            DagsterInvalidDefinitionError: If a node or an executor is not wired.
        """
        from .completeness import check_wiring

        check_wiring(definitions)

    def session_of_step(self, context: dg.OpExecutionContext) -> "HookSession":
        """The session of the run in this process.

        The executor has set it up if it runs the steps in this process. Otherwise the
        first step does, as each process of Kedro's `ParallelRunner`.
        """
        from .session import HookSession, drop_finished

        with SETTING_UP:
            if context.run_id not in SESSIONS:
                drop_finished(context.instance)
                plan = context.get_step_execution_context().execution_plan
                session = HookSession(
                    self, context.instance, context.run, context.job_def, plan
                )
                session.join()
                SESSIONS[context.run_id] = session
        return SESSIONS[context.run_id]
