"""Pipelines that hooks register: Kedro calls `after_context_created` before it looks a pipeline up."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ...codes.hooks import PIPELINES_OF_HOOK
from ...diagnostics import DiagnosticLog
from ...options import Options
from ..code.changed_pipelines import changes_of_pipelines
from ..config.opening import OpenedProject
from ..config.session_classes import session_classes


def registering(
    opened: OpenedProject, options: Options, log: DiagnosticLog
) -> Callable[[], None] | None:
    """What registers further pipelines; None if no module of the project changes the registry.

    Hooks of plugins are not called.
    """
    package = opened.metadata.package_name
    if not (opened.settings.HOOKS or session_classes(opened.settings)):
        return None
    changes = changes_of_pipelines(package, opened.path)
    if not changes:
        return None
    for module, place in changes.items():
        log.add(PIPELINES_OF_HOOK(module=module), module, place=place)
    return lambda: _make_context(opened, options)


def _make_context(opened: OpenedProject, options: Options) -> None:
    """Make the context, and call the hooks of the project's settings, as a session of Kedro does."""
    from kedro.framework.hooks.manager import _create_hook_manager, _register_hooks

    hook_manager = _create_hook_manager()
    _register_hooks(hook_manager, opened.settings.HOOKS)
    params = dict(options.params)
    context: Any = opened.settings.CONTEXT_CLASS(
        package_name=opened.metadata.package_name,
        project_path=opened.path,
        config_loader=opened.loader_factory(options.environment)(params),
        env=options.environment,
        runtime_params=params,
        hook_manager=hook_manager,
    )
    hook_manager.hook.after_context_created(context=context)
