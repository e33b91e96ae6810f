"""The life of a node with hooks: Kedro's order of calls around its inputs, its function, its outputs."""

from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

import dagster as dg

from .hook_process import ProcessHooks
from .io_managers import asset_key
from .project import KedroProjectError
from .streams import Chunks

if TYPE_CHECKING:
    from kedro.pipeline import Pipeline
    from kedro.pipeline.node import Node

NODE_TAG = "kedro/node"
DEFAULT_PIPELINE = "__default__"
_FILTERS = ("tags", "from_nodes", "to_nodes", "node_names", "from_inputs", "to_outputs")


class Deferred:
    """An input that is loaded in its turn, because hooks are told of those before it first."""

    def __init__(self, load: Callable[[], Any]) -> None:
        self.load = load


class Announced(Chunks):
    """Chunks of whose saving the hooks have been told already."""


class NodeHooks(ProcessHooks):
    """Calls the hooks of nodes and datasets."""

    def __init__(self, *arguments: Any) -> None:
        super().__init__(*arguments)
        # Outputs that hold nothing, by the step and the output whose saving they come after.
        self._nothing_after: dict[tuple[str, str], list[tuple[str, Any]]] = {}

    def run_node(
        self, context: Any, function: Callable[..., Any], inputs: Mapping[str, Any]
    ) -> Any:
        """Run a node as Kedro does, up to its outputs; `inputs` go by the names of their datasets.

        Gives the output, or a tuple of several.

        Raises:
            TypeError: If a hook `before_node_run` gives neither a dictionary nor None.
        """
        made = self._run(context, function, inputs)
        step = step_of(context)
        before: tuple[str, str] | None = None
        for definition, (name, output) in zip(
            step.op_def.output_defs, made.items(), strict=False
        ):
            if not definition.dagster_type.is_nothing:
                before = step.step.key, name
            elif before is None:
                self._save_nothing(step, name, output)
            else:
                self._nothing_after.setdefault(before, []).append((name, output))
        outputs = tuple(made.values())
        return outputs[0] if len(outputs) == 1 else outputs or None

    def _save_nothing(self, step: Any, name: str, output: Any) -> None:
        """Tell the hooks of an output that no I/O manager saves, and that Kedro does, whatever it is."""
        chunks = output if isinstance(output, Generator) else (output,)
        deque(self.announced(step, name, chunks), maxlen=0)

    def run_stream(
        self,
        context: Any,
        function: Callable[..., Any],
        inputs: Mapping[str, Any],
        managers: Mapping[str, str | None],
    ) -> Iterator[dg.Output[Any]]:
        """Run a node that generates several outputs, and save their chunks in turns.

        `managers` names the I/O manager of each output; one without has its last chunk handed on.
        """
        outputs = self._run(context, function, inputs)
        last: dict[str, Any] = {}
        for chunks in zip(*outputs.values(), strict=False):
            for dataset, output, chunk in zip(outputs, managers, chunks, strict=True):
                manager = managers[output]
                for data in self.announced(step_of(context), dataset, [chunk]):
                    if manager is None:
                        last[output] = data
                    else:
                        getattr(context.resources, manager).save(context, data)
        for output, manager in managers.items():
            yield dg.Output(
                Announced([last[output]] if manager is None else []), output
            )

    def confirm(self, dataset_name: str) -> None:
        """Confirm a dataset, as Kedro does for a node's `confirms`."""
        self.catalog.confirm(dataset_name)

    def _run(
        self, context: Any, function: Callable[..., Any], inputs: Mapping[str, Any]
    ) -> dict[str, Any]:
        step = step_of(context)
        node = self.node_of(step)
        if set(node.inputs) != set(inputs):
            raise KedroProjectError(
                f"The node '{node.name}' has other inputs than when it was exported: export the "
                "project again."
            )
        pipeline = self.pipeline_of(step)
        self.warm_up(
            {*node.inputs, *node.outputs} if pipeline is None else pipeline.datasets()
        )
        loaded = {name: self._load(name, inputs[name], node) for name in node.inputs}
        facts = {"node": node, "is_async": False, "run_id": self.session_id}
        loaded.update(self._overrides(loaded, facts))
        runnable = node if function is node.func else node._copy(func=function)
        try:
            outputs: dict[str, Any] = runnable.run(loaded)
        except Exception as error:
            self.call("on_node_error", error=error, inputs=loaded, **facts)
            raise
        self.call("after_node_run", inputs=loaded, outputs=outputs, **facts)
        return outputs

    def _load(self, name: str, given: Any, node: "Node") -> Any:
        self.call("before_dataset_loaded", dataset_name=name, node=node)
        data = (
            given.load()
            if isinstance(given, Deferred)
            else self._of_catalog(name, given)
        )
        self.call("after_dataset_loaded", dataset_name=name, data=data, node=node)
        return data

    def _of_catalog(self, name: str, given: Any) -> Any:
        """A parameter of the run's configuration, or what a hook has put into the catalog instead."""
        is_parameter = name == "parameters" or name.startswith("params:")
        # Without a catalog no hook can have changed it; it must not be made for this.
        if not is_parameter or "catalog" not in vars(self) or name not in self.catalog:
            return given
        value, own = self.catalog[name].load(), self.parameters.get(name)
        # A hook may have put anything there, also what cannot be compared.
        return given if type(value) is type(own) and value == own else value

    def _overrides(
        self, inputs: dict[str, Any], facts: dict[str, Any]
    ) -> dict[str, Any]:
        """What the hooks `before_node_run` put in the place of inputs."""
        overrides: dict[str, Any] = {}
        for given in self.call("before_node_run", inputs=dict(inputs), **facts):
            if given is not None and not isinstance(given, dict):
                raise TypeError(
                    "'before_node_run' must return either None or a dictionary mapping dataset "
                    f"names to updated values, got '{type(given).__name__}' instead."
                )
            overrides.update(given or {})
        return overrides

    def warm_up(self, names: Iterable[str]) -> None:
        """Add the datasets that the catalog does not list, as Kedro's runner does."""
        if self.shows_catalog:
            for name in set(names).difference(self.catalog.keys()):
                # What a factory describes is added by being asked for, and need not be made yet.
                if self.catalog.config_resolver.resolve_pattern(name):
                    self.catalog.get(name, fallback_to_runtime_pattern=True)

    def defers(self, step: Any) -> bool:
        """Whether the inputs of a step are loaded by the step itself, one after the other."""
        told = self.static.implement("before_dataset_loaded", "after_dataset_loaded")
        return told and NODE_TAG in step.op.tags

    def saves(self, step: Any, name: str, output: Any) -> Any:
        """What an I/O manager saves of an output, with the calls of the hooks around each chunk."""
        told = self.static.implement("before_dataset_saved", "after_dataset_saved")
        if not told or isinstance(output, Announced) or NODE_TAG not in step.op.tags:
            return output
        chunks = output if isinstance(output, Chunks) else (output,)
        return Chunks(self._saved_in_turn(step, name, chunks))

    def _saved_in_turn(
        self, step: Any, name: str, chunks: Iterable[Any]
    ) -> Iterator[Any]:
        """The chunks of an output, and after them the outputs behind it that hold nothing."""
        yield from self.announced(step, name, chunks)
        for other, output in self._nothing_after.pop((step.step.key, name), ()):
            self._save_nothing(step, other, output)

    def announced(self, step: Any, name: str, chunks: Iterable[Any]) -> Iterator[Any]:
        """Tell the hooks of each chunk before it is saved and after."""
        node = self.node_of(step)
        for data in chunks:
            self.call("before_dataset_saved", dataset_name=name, data=data, node=node)
            yield data
            # The next chunk is asked for when this one is saved.
            self.call("after_dataset_saved", dataset_name=name, data=data, node=node)

    def output_dataset(self, step: Any, output: str) -> str:
        """The dataset of an output of a step: outputs are in the order of the node's."""
        position = [each.name for each in step.op_def.output_defs].index(output)
        return str(self.node_of(step).outputs[position])

    def publish(self, name: str, dataset: Any) -> None:
        """Show a dataset that lives in memory in the catalog, if there is one."""
        if self.shows_catalog:
            self.catalog._lazy_datasets.pop(name, None)
            self.catalog._datasets[name] = dataset

    def node_of(self, step: Any) -> "Node":
        """Kedro's own node behind a step.

        Raises:
            KedroProjectError: If the project has no such node.
        """
        from kedro.framework.project import pipelines

        name = step.op.tags[NODE_TAG]
        own = self.pipeline_of(step)
        names = sorted(pipelines, key=lambda each: (each != DEFAULT_PIPELINE, each))
        searched = [own] if own is not None else [pipelines[each] for each in names]
        found = [node for each in searched for node in each.nodes if node.name == name]
        if not found:
            raise KedroProjectError(
                f"There is no node '{name}': export the project again."
            )
        return (
            found[0]
            if own is not None
            else min(found, key=lambda each: _differs(each, step))
        )

    def pipeline_of(self, step: Any) -> "Pipeline | None":
        """Kedro's own pipeline behind a job; None for a run of assets."""
        # A job that was made anew of the same graph has another name.
        name = next(
            (each for each in _job_names(step) if each in self.static.jobs), None
        )
        return None if name is None else self.pipeline(name)

    def pipeline(self, job: str) -> "Pipeline":
        """The pipeline that a job runs."""
        from kedro.framework.project import pipelines

        filters = dict(self.static.jobs[job])
        pipeline: Pipeline = pipelines[filters["pipeline_name"]]
        return pipeline.filter(
            **{name: filters.get(name) for name in _FILTERS},
            node_namespaces=filters.get("namespaces"),
        )


def step_of(context: Any) -> Any:
    """The context of the step that an op or asset runs in."""
    return context.get_step_execution_context()


def _job_names(step: Any) -> tuple[str, str]:
    return step.job_name, step.job_def.graph.name


def _differs(node: "Node", step: Any) -> bool:
    """Whether a node makes other assets than a step: nodes of several pipelines may have one name."""
    assets = step.assets_def
    return assets is not None and set(assets.keys) != {
        asset_key(name) for name in node.outputs
    }
