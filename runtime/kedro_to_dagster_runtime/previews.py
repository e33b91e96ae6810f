"""Preview functions of nodes (Kedro's `preview_fn`), shown as metadata of the node's outputs."""

from collections.abc import Callable
from typing import Any

import dagster as dg


def add_preview(preview: Callable[[], Any]) -> None:
    """Show the result of a preview function with each output of the current step.

    A preview never fails a run: Kedro itself calls it for Kedro-Viz only.
    """
    context = dg.OpExecutionContext.get()
    try:
        shown = _metadata(preview())
    except Exception as error:
        context.log.warning(f"The preview failed: {type(error).__name__}: {error}")
        return
    for output in context.op_def.output_defs:
        context.add_output_metadata({"node_preview": shown}, output_name=output.name)


def _metadata(payload: Any) -> dg.MetadataValue[Any]:
    if payload.kind == "mermaid":
        return dg.MetadataValue.md(f"```mermaid\n{payload.content}\n```")
    if payload.kind == "image":
        return dg.MetadataValue.md(f"![]({payload.content})")
    if payload.kind == "text":
        return dg.MetadataValue.md(payload.content)
    return dg.MetadataValue.json(payload.content)
