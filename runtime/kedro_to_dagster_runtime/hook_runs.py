"""The hooks of a whole pipeline: at the start of a job, at its end, and where a run fails."""

import ast
import importlib
from collections.abc import Sequence
from typing import Any

import dagster as dg

from .hook_nodes import DEFAULT_PIPELINE, NODE_TAG, NodeHooks, step_of


class RemoteError(Exception):
    """The traceback of an exception in the process that raised it, as a text."""

    def __str__(self) -> str:
        return f"\n{''.join(self.args[0])}"


class RunHooks(NodeHooks):
    """Calls the hooks of pipelines."""

    def before_pipeline_run(self, context: dg.OpExecutionContext) -> None:
        """Call `before_pipeline_run`."""
        self.call("before_pipeline_run", **self.facts_of(self._job(context)))
        if self.static.tracking is not None:
            self.static.tracking.share(self)

    def after_pipeline_run(self, context: dg.OpExecutionContext) -> None:
        """Call `after_pipeline_run`."""
        facts = self.facts_of(self._job(context))
        self.warm_up(facts["pipeline"].datasets())
        result: dict[str, Any] = {}
        if self.asks_for("after_pipeline_run", "run_result"):
            step = step_of(context)
            names = sorted(facts["pipeline"].outputs())
            result = {
                name: self._result(name, step, facts["pipeline"]) for name in names
            }
        self.call("after_pipeline_run", run_result=result, **facts)

    def on_pipeline_error(self, error: Exception) -> None:
        """Call `on_pipeline_error`."""
        facts = self.facts_of(self.run.job_name)
        self.warm_up(facts["pipeline"].datasets())
        self.call("on_pipeline_error", error=error, **facts)

    def _job(self, context: dg.OpExecutionContext) -> str:
        names = (context.job_name, context.job_def.graph.name)
        return next(each for each in names if each in self.static.jobs)

    def facts_of(self, job: str) -> dict[str, Any]:
        """What all hooks of pipelines are told of a job."""
        return {"run_params": self.run_params(job), "pipeline": self.pipeline(job)}

    def run_params(self, job: str) -> dict[str, Any]:
        """What Kedro tells of a run, by the keys of the version that is installed."""
        from kedro import __version__ as kedro_version
        from kedro.runner import SequentialRunner

        filters = self.static.jobs[job]
        pipeline = filters["pipeline_name"]
        release = tuple(int(each) for each in kedro_version.split(".")[:2])
        is_default = pipeline == DEFAULT_PIPELINE
        # Of `kedro run` without the name of a pipeline.
        nothing: list[str] | None = [] if release >= (1, 4) else None
        named: dict[str, Any] = (
            {"pipeline_names": nothing if is_default else [pipeline]}
            if release >= (1, 2)
            else {"pipeline_name": nothing if is_default else pipeline}
        )
        return {
            "run_id" if release >= (1, 3) else "session_id": self.session_id,
            "project_path": self.static.project.folder.as_posix(),
            "env": self.environment,
            "kedro_version": kedro_version,
            "tags": tuple(filters.get("tags", ())),
            "from_nodes": list(filters.get("from_nodes", ())),
            "to_nodes": list(filters.get("to_nodes", ())),
            "node_names": tuple(filters.get("node_names", ())),
            "from_inputs": list(filters.get("from_inputs", ())),
            "to_outputs": list(filters.get("to_outputs", ())),
            "load_versions": {},
            "runtime_params": self.runtime_params,
            **named,
            "namespaces": list(filters.get("namespaces", ())),
            "runner": str(SequentialRunner()),
            "only_missing_outputs": False,
        }

    def _result(self, name: str, step: Any, pipeline: Any) -> Any:
        """The dataset of a free output of the pipeline."""
        from kedro.io import MemoryDataset

        dataset = self.catalog.get(name, fallback_to_runtime_pattern=True)
        if isinstance(dataset, MemoryDataset) and not dataset.exists():
            # Another process has made it, and left it to Dagster.
            producer = next(node for node in pipeline.nodes if name in node.outputs)
            dataset.save(self._stored(producer, name, step))
        return dataset

    def _stored(self, producer: Any, name: str, step: Any) -> Any:
        """Data that Dagster's filesystem I/O manager has kept in this run, or one that it retries."""
        invocation = next(
            each
            for each in step.job_def.graph.nodes
            if each.tags.get(NODE_TAG) == producer.name
        )
        output = invocation.definition.output_defs[producer.outputs.index(name)].name
        storage = dg.FilesystemIOManager().create_io_manager(
            dg.build_init_resource_context(instance=self.instance)
        )
        run_id: str | None = self.run_id
        while run_id is not None:
            stored = dg.build_output_context(
                step_key=invocation.name, name=output, run_id=run_id, resource_config={}
            )
            try:
                return storage.load_input(
                    dg.build_input_context(upstream_output=stored)
                )
            except FileNotFoundError:
                run = self.instance.get_run_by_id(run_id)
                run_id = run.parent_run_id if run else None
        raise dg.Failure(f"There is no data of '{name}' in the run.")


def failure_of(
    context: dg.RunFailureSensorContext, hook_ops: Sequence[str]
) -> Exception | None:
    """The exception that a node of a failed run has raised; None if it failed elsewhere."""
    for event in context.get_step_failure_events():
        if event.step_key not in hook_ops and event.step_failure_data.error is not None:
            return rebuilt(event.step_failure_data.error)
    return None


def rebuilt(error: Any) -> Exception:
    """Make an exception again from what Dagster keeps of it: its class, its message, its traceback."""
    while error.cause is not None and (error.cls_name or "").startswith("Dagster"):
        error = error.cause
    text = error.message.rstrip("\n")
    path, _, message = text.partition(": ")
    kind = _exception_class(path)
    exception = RuntimeError(text) if kind is None else _instance(kind, message)
    exception.__cause__ = RemoteError(error.stack)
    return exception


def _exception_class(path: str) -> type[Exception] | None:
    module, _, name = path.rpartition(".")
    try:
        found = getattr(importlib.import_module(module or "builtins"), name)
    except (ImportError, AttributeError, ValueError):
        return None
    return found if isinstance(found, type) and issubclass(found, Exception) else None


def _instance(kind: type[Exception], message: str) -> Exception:
    """An exception of the class and with the message, whatever arguments its constructor takes."""
    argument: Any = message
    if issubclass(kind, KeyError):
        # Its message is how Python writes the key.
        try:
            argument = ast.literal_eval(message)
        except (ValueError, SyntaxError):
            argument = message
    try:
        made = kind(argument)
        if str(made) == message:
            return made
    except Exception:
        pass
    made = kind.__new__(kind)
    made.args = (argument,)
    return made
