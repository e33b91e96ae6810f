"""Hooks of the Kedro project: which there are, and what calls them."""

import dagster as dg

from .project import project
from .runtime.hooks import KedroHooks, SettingsHook

hooks = KedroHooks(
    project=project,
    hooks=[
        SettingsHook(
            "golden_hooks.hooks.Trace",
            specs=[
                "after_catalog_created",
                "after_context_created",
                "after_dataset_loaded",
                "after_dataset_saved",
                "after_node_run",
                "after_pipeline_run",
                "before_dataset_loaded",
                "before_dataset_saved",
                "before_node_run",
                "before_pipeline_run",
                "on_node_error",
                "on_pipeline_error",
            ],
        ),
        SettingsHook(
            "golden_hooks.overrides",
            specs=["after_catalog_created", "before_node_run"],
        ),
    ],
    jobs={
        "__default__": {"pipeline_name": "__default__"},
        "harvest": {"pipeline_name": "harvest"},
    },
    parameters={
        "keep_ledger": {"season": "params:season"},
        "keep_ledger_asset": {"season": "params:season"},
        "press": {"scale__factor": "params:scale.factor"},
        "press_asset": {"scale__factor": "params:scale.factor"},
        "sort_apples": {"limit": "params:limit"},
        "sort_apples_asset": {"limit": "params:limit"},
        "weigh": {"scale__factor": "params:scale.factor", "season": "params:season"},
        "weights": {"scale__factor": "params:scale.factor", "season": "params:season"},
    },
)


@dg.op(
    out=dg.Out(dg.Nothing),
    required_resource_keys={"hooks"},
)
def before_pipeline_run(context):
    """Call the hooks `before_pipeline_run`, ahead of every other op of a job."""
    context.resources.hooks.before_pipeline_run(context)


@dg.op(
    ins={"done": dg.In(dg.Nothing)},
    out=dg.Out(dg.Nothing),
    required_resource_keys={"hooks"},
)
def after_pipeline_run(context):
    """Call the hooks `after_pipeline_run`, when every other op of a job is done."""
    context.resources.hooks.after_pipeline_run(context)
