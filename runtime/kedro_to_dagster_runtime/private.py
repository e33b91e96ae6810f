"""The private names of Dagster and Kedro that the runtime uses."""

import copy
import inspect
import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import dagster as dg
from dagster._core.definitions import unresolved_asset_job_definition
from dagster._core.execution.context import system
from dagster._core.execution.plan import plan as execution_plan
from dagster._core.execution.plan.inputs import StepInput
from dagster._core.storage.tags import PRIORITY_TAG

if TYPE_CHECKING:
    from kedro.io import DataCatalog
    from kedro.pipeline.node import Node

# The return type of `dg.define_asset_job`.
AssetJobDefinition = unresolved_asset_job_definition.UnresolvedAssetJobDefinition
# The arguments of `dg.Executor.execute`.
PlanContext = system.PlanOrchestrationContext
ExecutionPlan = execution_plan.ExecutionPlan
StepContext = system.StepExecutionContext
# By step and output.
_Readers = defaultdict[tuple[str, str], Counter[str]]
# Dagster's names of the executors that run every step in the process of the run.
_IN_PROCESS_EXECUTORS = ("in_process", "execute_in_process_executor")
# The readers of each output by their I/O managers, for the run that was last asked about.
_counted: list[tuple[ExecutionPlan, _Readers]] = []


def runs_in_process(context: dg.InputContext | dg.OutputContext) -> bool:
    """Whether all steps of the run share this process."""
    return is_in_process(context.step_context.job_def)


def is_in_process(job: dg.JobDefinition) -> bool:
    """Whether all steps of a run of the job share its process."""
    return job.executor_def.name in _IN_PROCESS_EXECUTORS


def readers_of(context: dg.InputContext | dg.OutputContext) -> int:
    """How many steps of this run read the dataset that one of them makes.

    It is 0 where no step makes it. The views of a dataset have I/O managers of their
    own: what is loaded is read by as many steps as load it with the same one.
    """
    readers = _readers(context.step_context)
    if isinstance(context, dg.OutputContext):
        saved_by = context.op_def.output_def_named(context.name).io_manager_key
        return readers[context.step_key, context.name][saved_by]
    output = context.upstream_output
    if output is None or (output.step_key, output.name) not in readers:
        return 0
    loaded_by = _manager_of(context.op_def, context.name)
    saved_by = output.op_def.output_def_named(output.name).io_manager_key
    return readers[output.step_key, output.name][loaded_by or saved_by]


def is_read_by_other_views(context: dg.OutputContext) -> bool:
    """Whether steps of this run read what is saved, but none by the I/O manager that saves it."""
    readers = _readers(context.step_context)[context.step_key, context.name]
    return readers.total() > 0 and readers_of(context) == 0


def readers_of_view(context: StepContext, name: str, manager: str) -> int:
    """The same for a further view of what a step has as the input of that name."""
    readers = _readers(context)
    step_input = context.step.step_input_named(name)
    return sum(
        readers[handle.step_key, handle.output_name][manager]
        for handle in step_input.get_step_output_handle_dependencies()
    )


def _readers(context: StepContext) -> _Readers:
    plan = context.execution_plan
    if not _counted or _counted[0][0] is not plan:
        readers: _Readers = defaultdict(Counter)
        for step in plan.steps:
            op = context.job_def.get_node(step.node_handle).definition
            for step_input in step.step_inputs:
                definition = op.input_def_named(step_input.name)
                # A check depends on what it does not load: that input has no data.
                if not isinstance(step_input, StepInput) or _is_nothing(definition):
                    continue
                for handle in step_input.get_step_output_handle_dependencies():
                    maker = context.job_def.get_node(
                        plan.get_step_by_key(handle.step_key).node_handle
                    ).definition
                    saved_by = maker.output_def_named(handle.output_name).io_manager_key
                    managers = [definition.input_manager_key or saved_by]
                    # Of which input they are views is not known; nobody asks for others.
                    managers += _body_of(op, "further_views", ())
                    readers[handle.step_key, handle.output_name].update(managers)
        _counted[:] = [(plan, readers)]
    return _counted[0][1]


def _manager_of(op: Any, name: str) -> str | None:
    """The I/O manager that an input names; None where it is loaded by that of the output."""
    key: str | None = op.input_def_named(name).input_manager_key
    return key


def _is_nothing(definition: Any) -> bool:
    return bool(definition.dagster_type.is_nothing)


def is_retried(context: dg.InputContext) -> bool:
    """Whether the reading step may be run again in this run."""
    step_context = context.step_context
    job_policy = step_context.job_def.get_retry_policy_for_handle(
        step_context.node_handle
    )
    return (job_policy or step_context.op_retry_policy) is not None


def function_of(asset: object) -> Callable[..., Any] | None:
    """The undecorated function of an asset."""
    if not isinstance(asset, dg.AssetsDefinition) or not asset.is_executable:
        return None
    function = getattr(
        getattr(asset.node_def, "compute_fn", None), "decorated_fn", None
    )
    return inspect.unwrap(function) if function else None


def load_in_order(definition: object) -> None:
    """Have Dagster load the inputs of an asset, or a job's ops, in the order of their arguments.

    It loads them in the order of their names; Kedro in that of the node.
    """
    nodes: Iterable[Any] = ()
    if isinstance(definition, dg.AssetsDefinition) and definition.is_executable:
        nodes = [definition.node_def]
    elif isinstance(definition, dg.JobDefinition):
        nodes = definition.all_node_defs
    for op in nodes:
        function: Any = getattr(op, "compute_fn", None)
        if len(op.input_dict) > 1 and hasattr(function, "positional_inputs"):
            named = {name: op.input_dict[name] for name in function.positional_inputs()}
            op._input_dict = {**named, **op.input_dict}


def loads_in_turn(context: dg.InputContext) -> bool:
    """Whether the reading step loads its inputs itself, one after the other."""
    return bool(_body_of(context.op_def, "loads_in_turn", False))


def _body_of(op: Any, attribute: str, default: Any) -> Any:
    """What a decorator of the runtime has noted about the body of an op."""
    body = getattr(getattr(op, "compute_fn", None), "decorated_fn", None)
    return getattr(body, attribute, default)


def path_of(dataset: Any, version: str | None) -> object | None:
    """The path of a dataset's file or folder, or of a version of it; None if it has none."""
    path: object = getattr(dataset, "_filepath", None) or getattr(
        dataset, "_path", None
    )
    return (
        path
        if path is None or version is None
        else dataset._get_versioned_path(version)
    )


def path_to_load(dataset: Any) -> Path:
    """The path of the file that a dataset loads."""
    return Path(str(dataset._get_load_path()))


def preview_of(node: "Node") -> Callable[..., Any]:
    """The preview function of a Kedro node that has one."""
    function: Any = node._preview_fn
    preview: Callable[..., Any] = function
    return preview


def outputs_to_dictionary(node: "Node", returned: object) -> dict[str, Any]:
    """The outputs of a Kedro node, from the result of its function."""
    outputs: dict[str, object] = node._outputs_to_dictionary(returned)
    return outputs


def generate_name(node: "Node", module: str) -> None:
    """Have Kedro name a node without a name as if its function were in a module."""
    if node._name is not None or isinstance(node.func, partial):
        return
    function = SimpleNamespace(__module__=module, __name__=node.func.__name__)
    like_node: Any = SimpleNamespace(
        _func=function,
        _func_name=node._func_name,
        inputs=node.inputs,
        outputs=node.outputs,
    )
    name = type(node)._set_unique_name(like_node)
    node._set_unique_name = lambda: name  # type: ignore[method-assign]


def validate_with(
    catalog: "DataCatalog", name: str, validator: Any, *, is_enabled: bool
) -> None:
    """Have a catalog validate a dataset as its entry's `validator` says."""
    from kedro.validation.core import ValidatorSpec

    spec = ValidatorSpec.from_dataset_config(name, validator)
    catalog._validator_specs[name] = spec
    catalog.validation_enabled = is_enabled


def validate_parameters(
    values: Mapping[str, object], types: Mapping[str, object]
) -> None:
    """Check parameters as Kedro does when a run begins."""
    from kedro.validation.parameter_validator import ParameterValidator

    ParameterValidator({})._apply_validation(dict(values), dict(types))


def resource_keys_of(plan: ExecutionPlan, job: dg.JobDefinition) -> AbstractSet[str]:
    """The resources that the steps of a run need."""
    from dagster._core.execution import resources_init

    return resources_init.get_required_resource_keys_to_init(plan, job)


def with_order(
    context: PlanContext, plan: ExecutionPlan, keys: Iterable[str]
) -> tuple[PlanContext, ExecutionPlan]:
    """The context and plan of a run, with an order for steps of equal priority.

    Dagster's executors know of priorities only, so the order becomes part of these.
    """
    ordered = list(keys)
    steps: dict[Any, Any] = dict(plan.step_dict_by_key)
    for position, key in enumerate(ordered):
        tags = steps[key].tags or {}
        priority = int(tags.get(PRIORITY_TAG, 0)) * len(ordered) - position
        steps[key] = steps[key]._replace(tags={**tags, PRIORITY_TAG: str(priority)})
    plan = plan._replace(step_dict_by_key=steps)
    context = copy.copy(context)
    context._plan_data = context._plan_data._replace(execution_plan=plan)
    return context, plan


def with_executor(context: PlanContext, executor: dg.Executor) -> PlanContext:
    """The context of a run, with the executor that is called: Dask's executor looks itself up there."""
    context = copy.copy(context)
    context._executor = executor
    return context


def hooks_after(context: PlanContext, event: dg.DagsterEvent) -> int:
    """The number of Dagster hooks called after the step of an event; each yields one event."""
    if event.node_handle is None:
        return 0
    job = context.job.get_definition()
    return len(job.get_all_hooks_for_handle(event.node_handle))


def nodes_of_run(context: dg.InitResourceContext) -> Iterator[str]:
    """The names of the nodes that the steps of a run stand for."""
    run, instance = context.run, context.instance
    if run is None or instance is None or run.execution_plan_snapshot_id is None:
        return
    plan = instance.get_execution_plan_snapshot(run.execution_plan_snapshot_id)
    for step in plan.steps:
        if step.key in plan.step_keys_to_execute and step.tags:
            nodes = json.loads(step.tags.get("kedro/nodes", "[]"))
            yield from (*nodes, step.tags.get("kedro/node", ""))


class EditableFields:
    """Lets single fields of a configured I/O manager be changed in the launchpad."""

    @property
    def _config_schema(self) -> Any:
        """The schema with each value of this instance as the default of its own field.

        Dagster keeps the values as one default for the whole, so that changing one
        field in the launchpad would silently reset the others. The name of the dataset
        is no configuration.
        """
        schema = super()._config_schema  # type: ignore[misc]
        whole = schema.as_field()
        fields, values = dict(whole.config_type.fields), dict(whole.default_value)
        fields.pop("dataset_name", None)
        values.pop("dataset_name", None)
        for name, value in values.items():
            fields[name] = dg.Field(fields[name].config_type, default_value=value)
        shape = dg.Shape(fields)  # type: ignore[no-untyped-call]
        return type(schema)(dg.Field(shape, default_value=values))


def copy_of(data: Any, copy_mode: str | None) -> Any:
    """A copy as Kedro's `MemoryDataset` makes it: by the type of the data, if no mode is given."""
    from kedro.io import memory_dataset

    mode: Any = copy_mode or memory_dataset._infer_copy_mode(data)
    return memory_dataset._copy_with_mode(data, mode)
