"""The hooks of one run in one process: their set-up, and the objects of Kedro that they get."""

import os
import threading
from collections.abc import Mapping
from functools import cached_property
from importlib.metadata import distributions
from typing import TYPE_CHECKING, Any

import dagster as dg

from .hook_catalog import new_catalog
from .hook_names import hook_name
from .hook_parameters import take_parameters_of_run
from .project import KedroProjectError
from .versions import save_version

if TYPE_CHECKING:
    from kedro.framework.context import KedroContext
    from kedro.io import DataCatalog

    from .hooks import KedroHooks

# Kedro loads settings and pipelines into globals; runs of one process take turns.
_SETTING_UP = threading.Lock()
_WITH_CATALOG = (
    "after_catalog_created",
    "before_pipeline_run",
    "before_node_run",
    "after_node_run",
    "on_node_error",
    "after_pipeline_run",
    "on_pipeline_error",
)


class ProcessHooks:
    """Registers the hooks as a Kedro session does, and calls those that set up a process."""

    def __init__(
        self,
        static: "KedroHooks",
        io_managers: Mapping[str, Any],
        instance: dg.DagsterInstance | None,
        run: dg.DagsterRun | None,
    ) -> None:
        assert instance is not None and run is not None, "hooks are called in runs only"
        self.static = static
        self.io_managers = io_managers
        self.instance = instance
        self.run = run
        self.run_id = run.run_id
        with _SETTING_UP:
            static.project.configure()
            self.manager = _new_manager(static)
        if static.implement("after_context_created"):
            self.call("after_context_created", context=self.context)
            # A hook may have put credentials there.
            static.project.read_credentials_with(self.context.config_loader)
        if static.tracking is not None:
            static.tracking.join(self)
        if static.implement("after_catalog_created"):
            self.catalog  # noqa: B018 (it is made when it is first asked for)

    def close(self) -> None:
        """End what was set up for the run in this process."""
        if self.static.tracking is not None:
            self.static.tracking.leave(self)

    @property
    def metadata(self) -> dict[str, Any]:
        """What is shown with everything that a step saves."""
        tracking = self.static.tracking
        return {} if tracking is None else dict(tracking.metadata())

    def call(self, spec: str, **arguments: Any) -> list[Any]:
        """Call a hook; the catalog is made only for one that asks for it."""
        if not self.static.implement(spec):
            return []
        if "catalog" not in arguments and self.asks_for(spec, "catalog"):
            arguments["catalog"] = self.catalog
        hook = getattr(self.manager.hook, spec)
        results: list[Any] = hook(
            **{name: arguments.get(name) for name in hook.spec.argnames}
        )
        return results

    @cached_property
    def shows_catalog(self) -> bool:
        """Whether a hook is given the catalog, so that datasets are those of the catalog."""
        return any(self.asks_for(spec, "catalog") for spec in _WITH_CATALOG)

    def asks_for(self, spec: str, *arguments: str) -> bool:
        """Whether a hook takes one of the arguments of a spec."""
        if not self.static.implement(spec):
            return False
        implementations = getattr(self.manager.hook, spec).get_hookimpls()
        return any(
            name in each.argnames for each in implementations for name in arguments
        )

    @cached_property
    def session_id(self) -> str:
        """What Kedro calls the run: its save version."""
        return save_version(self)

    @property
    def environment(self) -> str | None:
        """Kedro's configuration environment; None for the project's default."""
        return os.environ.get("KEDRO_ENV") or self.static.project.environment

    @cached_property
    def runtime_params(self) -> dict[str, Any]:
        """Kedro's runtime parameters: those of the export, and those that the run gives."""
        resources: Any = self.run.run_config.get("resources", {})
        given = resources.get("hooks", {}).get("config", {}).get("runtime_params", {})
        return {**self.static.runtime_params, **given}

    @cached_property
    def context(self) -> "KedroContext":
        """Kedro's context, which reads the project's configuration when it is asked for it."""
        from kedro.framework.project import settings

        project = self.static.project
        runtime_params = self.runtime_params or None
        loader = settings.CONFIG_LOADER_CLASS(
            conf_source=str(project.folder / project.conf_source),
            env=self.environment,
            runtime_params=runtime_params,
            **settings.CONFIG_LOADER_ARGS,
        )
        take_parameters_of_run(loader, self)
        context: KedroContext = settings.CONTEXT_CLASS(
            package_name=project.package_name,
            project_path=project.folder,
            config_loader=loader,
            env=self.environment,
            runtime_params=runtime_params,
            hook_manager=self.manager,
        )
        return context

    @cached_property
    def parameters(self) -> dict[str, Any]:
        """The parameters of the run, as Kedro names them."""
        parameters: dict[str, Any] = self.context._get_parameters()
        return parameters

    @cached_property
    def catalog(self) -> "DataCatalog":
        """The catalog of the run: one for the whole process, as in Kedro."""
        return new_catalog(self)


def _new_manager(static: "KedroHooks") -> Any:
    """Register the hooks in Kedro's order: those of the settings, then those of plugins.

    Raises:
        KedroProjectError: If one of them is no longer there.
    """
    from kedro.framework.hooks.manager import _create_hook_manager, _register_hooks
    from kedro.framework.project import settings

    manager = _create_hook_manager()
    missing = {(getattr(hook, "entry_point", None), hook.name) for hook in static.hooks}
    own = [hook for hook in settings.HOOKS if (None, hook_name(hook)) in missing]
    _register_hooks(manager, own)
    missing -= {(None, hook_name(hook)) for hook in own}
    for distribution in distributions():
        for entry in distribution.entry_points:
            if entry.group == "kedro.hooks" and (entry.name, entry.value) in missing:
                manager.register(entry.load(), name=entry.name)
                missing.remove((entry.name, entry.value))
    if missing:
        names = ", ".join(sorted(f"'{name}'" for _, name in missing))
        raise KedroProjectError(
            f"The hooks {names} are no longer there: install the plugin or restore the project's "
            "settings, or export the project again."
        )
    return manager
