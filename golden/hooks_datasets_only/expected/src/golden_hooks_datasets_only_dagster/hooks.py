"""Hooks of the Kedro project: which there are, and what calls them."""

from .project import project
from .runtime.hooks import KedroHooks, SettingsHook

hooks = KedroHooks(
    project=project,
    hooks=[
        SettingsHook(
            "golden_hooks_datasets_only.hooks.SavedSizes",
            specs=["after_dataset_saved"],
        ),
    ],
    jobs={
        "__default__": {"pipeline_name": "__default__"},
        "harvest": {"pipeline_name": "harvest"},
    },
)
