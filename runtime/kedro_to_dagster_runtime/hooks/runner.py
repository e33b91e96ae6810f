"""A Kedro runner that runs the steps of a Dagster run instead of nodes."""

import os
from collections import Counter
from collections.abc import Callable, Iterable
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any

import dagster as dg
from kedro.framework.project import pipelines
from kedro.runner import SequentialRunner

from ..project import KedroProjectError
from .errors import rebuilt
from .io_managers import check_kept, is_in_memory, stored_output
from .kedro_private import has_own_class, runner_name

if TYPE_CHECKING:
    from kedro.pipeline import Pipeline

    from .session import HookSession


_OTHER_NODES = {
    False: "A hook has changed the registered pipelines, and the package has the nodes of "
    "the registry: register the pipelines in pipeline_registry.py.",
    True: "The session of the project's SESSION_CLASS, or a hook, runs other nodes than the "
    "run of Dagster: select them in dagster.yml, or when you launch the run.",
}


class StepsRunner(SequentialRunner):
    """Called by Kedro's session: makes all datasets, and has Dagster run the steps."""

    def __init__(
        self,
        session: "HookSession",
        steps: Callable[[], Iterable[dg.DagsterEvent]],
        folder: ExitStack,
    ) -> None:
        super().__init__()
        # Hooks see it under this name.
        self.__name__ = runner_name()
        self._session = session
        self._steps = steps
        self._folder = folder
        self._has_run = False

    def check(self) -> None:
        """Check that the session has run the pipeline.

        Raises:
            KedroProjectError: If it has not, so that no step has been run.
        """
        if not self._has_run:
            raise KedroProjectError(
                "The session of the project's SESSION_CLASS has run no pipeline, or with a "
                "runner of its own, outside of Dagster: leave the runner as it is given."
            )

    def run(
        self, pipeline: "Pipeline", catalog: Any, *arguments: Any, **keywords: Any
    ) -> dict[str, Any]:
        """Run the pipeline; an earlier run may have made datasets that are not in the catalog.

        Raises:
            DatasetError: If none has, and no hook.
        """
        nodes = (node for other in pipelines.values() for node in other.nodes)
        outputs = {name for node in nodes for name in node.outputs}
        for name in sorted(pipeline.inputs() & outputs):
            if name not in catalog:
                check_kept(self._session, name)
            catalog.get(name, fallback_to_runtime_pattern=True)
        result: dict[str, object] = super().run(
            pipeline, catalog, *arguments, **keywords
        )
        return result

    def _run(self, pipeline: "Pipeline", catalog: Any, *_: Any, **__: Any) -> None:
        session = self._session
        planned = {node for nodes in session.nodes.values() for node in nodes}
        if planned != set(pipeline.nodes) or any(map(session.is_added, pipeline.nodes)):
            raise KedroProjectError(_OTHER_NODES[has_own_class(session.kedro)])
        if self._has_run:
            raise KedroProjectError(
                "The session of the project's SESSION_CLASS runs the pipeline again, and a "
                "run of Dagster runs each step once: give the steps a retry policy."
            )
        session.catalog = catalog
        self._has_run = True
        reads = Counter(name for node in pipeline.nodes for name in node.inputs)
        steps = Counter(op.name for op in session.steps.values())
        here = Path.cwd()
        if not session.is_in_process:
            # Other processes start in the original current folder.
            self._folder.close()
        for event in self._steps():
            session.events.append(event)
            op = session.steps.get(event.step_key or "")
            if event.is_step_success and op is not None:
                steps[op.name] -= 1
                # A node may have a step for each of its partitions.
                if not steps[op.name]:
                    for node in session.nodes[op.name]:
                        self._release_datasets(node, catalog, reads, pipeline)
            if event.is_step_failure and session.failure is None:
                session.failure = self._error_of(event)
        if not session.is_in_process:
            self._folder.enter_context(session.hooks.project.in_folder())
            os.chdir(here)
        if session.failure is not None:
            raise session.failure
        for name in pipeline.outputs():
            self._fetch(name)

    def _error_of(self, event: dg.DagsterEvent) -> BaseException:
        """The exception of a step, or one created from what another process reports."""
        error = self._session.errors.get(event.step_key or "")
        return error or rebuilt(event.step_failure_data.error)

    def _fetch(self, name: str) -> None:
        """Put a memory output of another process into the catalog."""
        dataset = self._session.catalog[name]
        if is_in_memory(dataset) and not dataset.exists():
            data = stored_output(self._session, name)
            if data is not None:
                dataset.save(data)
