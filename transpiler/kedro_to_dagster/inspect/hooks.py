"""Finds the hooks that Kedro would register for a run, and what each of them implements."""

from __future__ import annotations

from importlib.metadata import entry_points
from typing import Any

from kedro.framework.hooks.manager import _create_hook_manager
from kedro_to_dagster_runtime.hook_names import hook_name

from ..diagnostics import DiagnosticLog
from ..model.kedro import Hook
from .configuration import Configuration

# Plugins whose hooks serve Kedro's own command line and viewer, and not the project's run.
_FOR_KEDRO_ITSELF = frozenset({"kedro_telemetry", "kedro_viz"})


def inspect_hooks(settings: Any, log: DiagnosticLog) -> tuple[Hook, ...]:
    """Describe the hooks of the project's settings, in their order, then those of installed plugins.

    Hooks are registered with a manager of their own, which tells what they implement, and none is called.
    One that cannot be imported, or that Kedro would not take, is reported and left out.
    """
    found = []
    for hook in settings.HOOKS:
        try:
            found.append(Hook(name=hook_name(hook), specs=_specs(hook)))
        except Exception as error:
            _report_refused(hook_name(hook), error, log)
    disabled = set(settings.DISABLE_HOOKS_FOR_PLUGINS)
    for entry in sorted(entry_points(group="kedro.hooks"), key=lambda each: each.value):
        if entry.value.split(".")[0] in _FOR_KEDRO_ITSELF:
            continue
        if entry.dist is not None and entry.dist.name in disabled:
            continue
        distribution = entry.dist.name if entry.dist is not None else None
        try:
            specs = _specs(entry.load())
        except Exception as error:
            _report_refused(entry.value, error, log)
            continue
        found.append(
            Hook(name=entry.value, specs=specs, plugin=entry.name, distribution=distribution)
        )
    return tuple(found)


# The specs whose hooks are given the catalog, or what leads to it.
_WITH_CATALOG = frozenset(
    {
        "after_catalog_created",
        "after_context_created",
        "after_node_run",
        "after_pipeline_run",
        "before_node_run",
        "before_pipeline_run",
        "on_node_error",
        "on_pipeline_error",
    }
)


def datasets_for_hooks(hooks: tuple[Hook, ...], configuration: Configuration) -> frozenset[str]:
    """The entries of the catalog that hooks may ask for, whether a node uses them or not."""
    if not any(_WITH_CATALOG & set(hook.specs) for hook in hooks):
        return frozenset()
    try:
        catalog = dict(configuration["catalog"])
    except Exception:
        # Whatever is wrong is reported where the datasets are read.
        return frozenset()
    return frozenset(name for name in catalog if "{" not in name and not name.startswith("_"))


def _specs(hook: Any) -> tuple[str, ...]:
    """The specs that a hook implements, in alphabetical order."""
    if isinstance(hook, type):
        raise TypeError("it is a class, not an instance of one")
    manager = _create_hook_manager()
    manager.register(hook)
    callers = manager.get_hookcallers(hook) or ()
    known = {each.name for each in callers if each.has_spec()}
    return tuple(sorted(known))


def _report_refused(name: str, error: Exception, log: DiagnosticLog) -> None:
    # The errors of pluggy hold addresses and unordered sets, which have no place in a package's README.
    reason = (
        str(error) if isinstance(error, (ModuleNotFoundError, TypeError)) else type(error).__name__
    )
    log.add(
        "K2D604",
        name,
        f"Kedro cannot register the hook '{name}': {reason}. It is left out.",
        hint="Make 'kedro run' work in this environment first.",
    )
