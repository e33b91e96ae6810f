"""Kedro's session for a Dagster run: its hooks, its context, its catalog."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, ExitStack, nullcontext
from itertools import chain
from typing import TYPE_CHECKING, Any

import dagster as dg
from kedro.framework.hooks import hook_impl
from kedro.framework.project import pipelines
from kedro.pipeline import Pipeline

from ..credentials import read_credentials_with
from ..private import ExecutionPlan, is_in_process
from ..registry import configure
from ..versions import save_version
from .catalog import edited_entries, io_managers_of_run
from .kedro_private import (
    config_loader_of,
    hook_manager,
    keep_context,
    load_all_pipelines,
    make_catalog,
    new_session,
    use_catalog_class,
)
from .parameters import ParametersOfRun, runtime_params
from .private import wired_ops
from .selection import DEFAULT_PIPELINE, nodes_of, selection_of
from .wiring import SESSIONS, SETTING_UP

if TYPE_CHECKING:
    from kedro.framework.context import KedroContext
    from kedro.io import DataCatalog
    from kedro.pipeline.node import Node

    from .wiring import KedroHooks

# The nodes of the project by their ids, each with the function that it had before any
# hook could put another one in its place.
_FUNCTIONS: dict[int, tuple["Node", Callable[..., Any]]] = {}


class HookSession:
    """The state that a run and its steps share in one process.

    The process of the run calls `run_steps`: Kedro's own session runs the pipeline. Any
    other process that runs a step calls `join`, and has a context and a catalog of its
    own, as a process of Kedro's `ParallelRunner`.
    """

    def __init__(
        self,
        hooks: "KedroHooks",
        instance: dg.DagsterInstance,
        run: dg.DagsterRun,
        job: dg.JobDefinition,
        plan: ExecutionPlan,
    ) -> None:
        self.hooks = hooks
        self.instance = instance
        self.run = run
        self.run_id = run.run_id
        self.is_in_process = is_in_process(job)
        self.steps = dict(wired_ops(run, job, plan))
        self.events: deque[dg.DagsterEvent] = deque()
        # The exceptions of the steps that failed in this process, and the first one.
        self.errors: dict[str, BaseException] = {}
        self.failure: BaseException | None = None
        # The datasets whose data is in the catalog of this process.
        self.saved: set[str] = set()
        # The entries of the catalog that a hook has changed before the catalog was made.
        self.edited: frozenset[str] = frozenset()
        # The ids of the nodes that a hook has put into the registered pipelines.
        self.added: frozenset[int] = frozenset()
        self.has_joined = False
        # A pipeline of nodes that no pipeline of the project has together.
        self.mixed: Pipeline | None = None
        self.catalog: DataCatalog
        self.parameters: ParametersOfRun
        self.io_managers = dict(io_managers_of_run(hooks.resources, run.run_config))
        with SETTING_UP, hooks.project.in_folder():
            configure(hooks.project)
            load_all_pipelines()
            self._note_nodes()
            self.session_id = save_version(self)
            self.runtime_params = runtime_params(hooks, run.run_config)
            self.kedro = new_session(self)
            self.manager = hook_manager(self.kedro)
            self.manager.register(_Watch(self))
            if hooks.register_pipelines:
                # Kedro looks a pipeline up when the context has been made.
                keep_context(self)
                self._note_nodes()
            # By ops: a node may have a step for each of its partitions.
            ops = {op.name: op for op in self.steps.values()}
            self.nodes = {name: nodes_of(op, self) for name, op in ops.items()}

    def _note_nodes(self) -> None:
        """Note the registered nodes as they are: hooks may put other functions into them."""
        for pipeline in pipelines.values():
            self.hooks.project.name_nodes(pipeline.nodes)
        _note_functions()

    def run_steps(self, steps: Callable[[], Iterable[dg.DagsterEvent]]) -> None:
        """Have Kedro's session run the pipeline, with the steps instead of its nodes.

        Raises:
            BaseException: What a step, a hook or Kedro itself raises.
        """
        from .runner import StepsRunner

        default = pipelines.get(DEFAULT_PIPELINE)
        with ExitStack() as folder:
            folder.enter_context(self.hooks.project.in_folder())
            run_arguments = selection_of(self)
            if self.mixed is not None and self.hooks.register_pipelines:
                pipelines[DEFAULT_PIPELINE] = self.mixed
            runner = StepsRunner(self, steps, folder)
            try:
                with self.kedro:
                    self.kedro.run(runner=runner, **run_arguments)
                runner.check()
            finally:
                if self.mixed is not None and default is not None:
                    pipelines[DEFAULT_PIPELINE] = default

    def join(self) -> None:
        """Set up the context and the catalog for steps of a run of another process."""
        with self.hooks.project.in_folder():
            self.catalog = make_catalog(self)
            pipeline = Pipeline(
                list(dict.fromkeys(chain.from_iterable(self.nodes.values())))
            )
            # The datasets that Kedro's runner adds. Others are made on first use.
            for name in pipeline.datasets().difference(self.catalog.keys()):
                self.catalog.get(name, fallback_to_runtime_pattern=True)
        self.has_joined = True

    def while_step(self) -> AbstractContextManager[None]:
        """The set-up while a step runs in a process of its own."""
        tracking = self.hooks.tracking
        if tracking is None or not self.has_joined:
            return nullcontext()
        return tracking.joined(self)

    def is_replaced(self, node: "Node") -> bool:
        """Whether a hook has replaced the function of a node."""
        return node.func is not _FUNCTIONS.get(id(node), (node, node.func))[1]

    def is_added(self, node: "Node") -> bool:
        """Whether a hook has put a node into the registered pipelines."""
        return id(node) in self.added


class _Watch:
    """A hook around those of the project, called just before or after them."""

    def __init__(self, session: HookSession) -> None:
        self._session = session

    @hook_impl(hookwrapper=True)
    def after_context_created(self, context: "KedroContext") -> Iterator[None]:
        session = self._session
        configured_loader = config_loader_of(session, context)
        session.parameters = ParametersOfRun(context, configured_loader)
        known = set(_FUNCTIONS)
        yield
        # A hook may have registered pipelines, and put credentials into the loader.
        _note_functions()
        if not session.hooks.register_pipelines:
            session.added = frozenset(_FUNCTIONS.keys() - known)
        read_credentials_with(session.hooks.project, context.config_loader)
        session.edited = edited_entries(context.config_loader, configured_loader)
        use_catalog_class(context, session)
        if session.mixed is not None:
            pipelines[DEFAULT_PIPELINE] = session.mixed

    @hook_impl(hookwrapper=True)
    def before_pipeline_run(self) -> Iterator[None]:
        tracking = self._session.hooks.tracking
        if tracking is not None:
            tracking.resume(self._session)
        yield
        if tracking is not None:
            tracking.share(self._session)

    @hook_impl(hookwrapper=True)
    def after_pipeline_run(self) -> Any:
        yield
        self._leave("FINISHED")

    @hook_impl(hookwrapper=True)
    def on_pipeline_error(self) -> Any:
        yield
        self._leave("FAILED")

    def _leave(self, status: str) -> None:
        tracking = self._session.hooks.tracking
        if tracking is not None:
            tracking.leave(self._session, status)


def _note_functions() -> None:
    """Remember the functions of nodes that are not known yet."""
    for pipeline in pipelines.values():
        for node in pipeline.nodes:
            _FUNCTIONS.setdefault(id(node), (node, node.func))


def drop_finished(instance: dg.DagsterInstance) -> None:
    """Forget the sessions of runs that have ended without the package's executor."""
    for run_id in list(SESSIONS):
        run = instance.get_run_by_id(run_id)
        if run is None or run.is_finished:
            SESSIONS.pop(run_id, None)
