"""The private names of Dagster that the runtime uses for jobs that call assets."""

from collections.abc import Callable, Mapping, Sequence

import dagster as dg
from dagster._core.definitions.data_version import (
    DEFAULT_DATA_VERSION,
    compute_logical_data_version,
)
from dagster._core.definitions.decorators.hook_decorator import event_list_hook
from dagster._core.definitions.events import HookExecutionResult
from dagster._core.events import DagsterEvent, HandledOutputData

from .private import StepContext

_CODE_VERSION = "dagster/code_version"
_DATA_VERSION = "dagster/data_version"
_INPUT_VERSION = "dagster/input_data_version"
_INPUT_POINTER = "dagster/input_event_pointer"


def after_each_step(
    name: str,
    record: Callable[[StepContext, Mapping[str, Mapping[str, object]]], None],
) -> dg.HookDefinition:
    """A hook that is called with each step that succeeds.

    It gets the metadata of the outputs that I/O managers have handled, too.
    """

    def hook(
        context: dg.HookContext, event_list: Sequence[DagsterEvent]
    ) -> HookExecutionResult:
        step = context._step_execution_context
        outputs = {
            data.output_name: data.metadata
            for event in event_list
            if isinstance(data := event.event_specific_data, HandledOutputData)
        }
        succeeded = any(event.is_step_success for event in event_list)
        if succeeded:
            record(step, outputs)
        return HookExecutionResult(name, is_skipped=not succeeded)

    hook_definition: dg.HookDefinition = event_list_hook(name=name)(hook)
    return hook_definition


def log_materialization(step: StepContext, event: dg.AssetMaterialization) -> None:
    """Record in the event log that a step has materialized an asset."""
    DagsterEvent.asset_materialization(step, event)


def version_tags(spec: dg.AssetSpec, step: StepContext) -> dict[str, str]:
    """The versions of code, data and inputs that Dagster records with each event."""
    # As in Dagster: code without a version counts as new in each run.
    code = spec.code_version or step.run_id
    tags = {_CODE_VERSION: code}
    inputs = {}
    for dependency in spec.deps:
        key = dependency.asset_key
        records = step.instance.fetch_materializations(key, limit=1).records
        latest = records[0] if records else None
        event = latest.asset_materialization if latest else None
        version = (event.tags or {}).get(_DATA_VERSION) if event else None
        inputs[key] = dg.DataVersion(version) if version else DEFAULT_DATA_VERSION
        name = key.to_user_string()
        tags[f"{_INPUT_VERSION}/{name}"] = inputs[key].value
        tags[f"{_INPUT_POINTER}/{name}"] = str(latest.storage_id) if latest else "NULL"
    tags[_DATA_VERSION] = compute_logical_data_version(code, inputs).value
    return tags
