"""Hooks of the Kedro project: which there are, and what calls them."""

import dagster as dg

from .project import project
from .runtime.hooks import KedroHooks, SettingsHook

hooks = KedroHooks(
    project=project,
    hooks=[
        SettingsHook(
            "golden_partitions_hooks.hooks.Diary",
            specs=[
                "after_dataset_loaded",
                "after_dataset_saved",
                "after_pipeline_run",
                "before_node_run",
                "before_pipeline_run",
            ],
        ),
    ],
    jobs={
        "__default__": {"pipeline_name": "__default__"},
        "honey_job": {"pipeline_name": "honey"},
    },
    parameters={
        "light": {"grams": "params:grams"},
        "smoker": {"grams": "params:grams"},
    },
    other_datasets={
        "smoker": "golden_partitions_hooks_dagster.runtime.nothing.DagsterNothingDataset",
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
