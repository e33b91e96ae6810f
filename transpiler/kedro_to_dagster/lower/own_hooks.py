"""The hooks of the project's own, and those of plugins; kedro-mlflow's is another matter."""

from __future__ import annotations

from ..kedro_model.project import Hook, Project

# The plugin that starts a run of MLflow for each run of Kedro; of the catalog it changes its own datasets.
_MLFLOW = "kedro_mlflow."


def is_mlflow(hook: Hook) -> bool:
    """Whether a hook is that of kedro-mlflow."""
    return hook.name.startswith(_MLFLOW)


def may_give_datasets(project: Project) -> bool:
    """Whether a hook, or a class that makes the catalog, may add datasets and parameters to it."""
    return bool(project.session_classes) or any(
        hook.may_change_catalog for hook in own_hooks(project) if hook.specs
    )


def own_hooks(project: Project) -> tuple[Hook, ...]:
    """The hooks but for that of kedro-mlflow."""
    return tuple(hook for hook in project.hooks if not is_mlflow(hook))
