"""Finds the hooks that Kedro would register for a run, and what each of them implements."""

from __future__ import annotations

from collections.abc import Iterable
from importlib.metadata import entry_points
from types import ModuleType
from typing import Any

from kedro.framework.hooks.manager import _create_hook_manager

from ..codes.hooks import HOOK_NOT_ACCEPTED, HOOK_NOT_REGISTERED, HOOKS_NO_LIST
from ..diagnostics import DiagnosticLog
from ..kedro_model.place import Place
from ..kedro_model.project import Hook
from .config.configuration import Configuration

# Plugins whose hooks serve Kedro's own command line and viewer, and not the project's run.
FOR_KEDRO_ITSELF = frozenset({"kedro_telemetry", "kedro_viz"})


def inspect_hooks(settings: Any, place: Place | None, log: DiagnosticLog) -> tuple[Hook, ...]:
    """Describe the hooks of the project's settings, in their order, then those of installed plugins.

    Hooks are registered with a manager of their own, which tells what they implement, and none is called.
    One of a plugin that cannot be imported, or that Kedro would not take, is reported and left out. `place`
    is where the settings list them.

    Raises:
        ProjectError: If `HOOKS` is no list of hooks, or Kedro would not take one of them.
    """
    where = place or "settings.py"
    if not isinstance(settings.HOOKS, Iterable):
        raise HOOKS_NO_LIST(place=where, type=type(settings.HOOKS).__name__)
    hooks = []
    for hook in settings.HOOKS:
        try:
            hooks.append(_described(hook, hook_name(hook)))
        except Exception as error:
            name, reason = hook_name(hook), _reason(error)
            raise HOOK_NOT_ACCEPTED(place=where, name=name, reason=reason) from error
    disabled = set(settings.DISABLE_HOOKS_FOR_PLUGINS)
    for entry in sorted(
        entry_points(group="kedro.hooks"), key=lambda entry_point: entry_point.value
    ):
        if entry.value.split(".")[0] in FOR_KEDRO_ITSELF:
            continue
        if entry.dist is not None and entry.dist.name in disabled:
            continue
        distribution = entry.dist.name if entry.dist is not None else None
        try:
            hooks.append(_described(entry.load(), entry.value, entry.name, distribution))
        except Exception as error:
            refused = HOOK_NOT_REGISTERED(name=entry.value, reason=_reason(error))
            log.add(refused, entry.value)
    return tuple(hooks)


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


def datasets_for_hooks(
    hooks: tuple[Hook, ...], session_classes: tuple[str, ...], configuration: Configuration
) -> frozenset[str]:
    """The entries of the catalog that hooks, or the classes of a session, may ask for beside the nodes."""
    if not session_classes and not any(_WITH_CATALOG & set(hook.specs) for hook in hooks):
        return frozenset()
    try:
        catalog = dict(configuration["catalog"])
    except Exception:
        # Whatever is wrong is reported where the datasets are read.
        return frozenset()
    return frozenset(name for name in catalog if "{" not in name and not name.startswith("_"))


# The specs whose hooks are given the catalog before a node is run, or what it is made of.
_AHEAD_OF_NODES = {
    "after_catalog_created": "catalog",
    "after_context_created": "context",
    "before_pipeline_run": "catalog",
}


def _described(
    hook: Any, name: str, plugin: str | None = None, distribution: str | None = None
) -> Hook:
    """What a hook implements, as a hook manager sees it."""
    if isinstance(hook, type):
        raise TypeError("it is a class, not an instance of one")
    manager = _create_hook_manager()
    manager.register(hook)
    callers = {
        caller.name: caller for caller in manager.get_hookcallers(hook) or () if caller.has_spec()
    }
    return Hook(
        name=name,
        specs=tuple(sorted(callers)),
        may_change_catalog=tuple(
            spec
            for spec, argument in _AHEAD_OF_NODES.items()
            if spec in callers
            and any(
                argument in implementation.argnames
                for implementation in callers[spec].get_hookimpls()
            )
        ),
        plugin=plugin,
        distribution=distribution,
    )


def _reason(error: Exception) -> str:
    # The errors of pluggy hold addresses and unordered sets, which have no place in a package's README.
    is_plain = isinstance(error, (ModuleNotFoundError, TypeError))
    return str(error) if is_plain else type(error).__name__


def hook_name(hook: Any) -> str:
    """Where a hook is defined: its class, or itself if it is a module."""
    if isinstance(hook, ModuleType):
        return hook.__name__
    kind = hook if isinstance(hook, type) else type(hook)
    return f"{kind.__module__}.{kind.__qualname__}"
