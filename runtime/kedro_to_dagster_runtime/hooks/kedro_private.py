"""Everything used here that is private in Kedro or differs between its releases."""

import inspect
import os
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from kedro import __version__ as kedro_version
from kedro.framework.project import pipelines, settings
from kedro.framework.session import KedroSession
from kedro.io import DataCatalog
from kedro.runner import SequentialRunner
from kedro.runner.task import Task

from .catalog import class_with_datasets

if TYPE_CHECKING:
    from kedro.framework.context import KedroContext
    from kedro.pipeline.node import Node
    from pluggy import PluginManager

    from .session import HookSession

_RELEASE = tuple(int(part) for part in kedro_version.split(".")[:2])
# Whether `kedro run` makes sessions of the class that the settings name.
_HAS_CLASSES = hasattr(type(settings), "_SESSION_CLASS")
# The argument of a task that holds the run's id.
RUN_ID = "run_id" if "run_id" in inspect.signature(Task).parameters else "session_id"


def load_all_pipelines() -> None:
    """Keep Kedro from loading the registry again for the pipelines that a run names.

    Nodes stay the objects that hooks know, even if several runs share the process.
    """
    registry: object = pipelines
    if hasattr(registry, "set_requested"):
        registry.set_requested = lambda names: None


def session_arguments(session: "HookSession") -> dict[str, Any]:
    """What a session is made with, but for the parameters."""
    project = session.hooks.project
    return {
        "project_path": project.folder,
        "env": os.environ.get("KEDRO_ENV") or project.environment,
        "conf_source": str(project.conf_folders[0]),
    }


def new_session(session: "HookSession") -> KedroSession:
    """A session of the project's class, as `kedro run` makes it, with the run's id."""
    kind: type[KedroSession] = settings.SESSION_CLASS if _HAS_CLASSES else KedroSession
    arguments = session_arguments(session)
    if not issubclass(kind, KedroSession):
        return kind.create(**arguments)
    kedro_session = kind.create(**arguments, runtime_params=session.runtime_params)
    kedro_session.session_id = kedro_session._store["session_id"] = session.session_id
    kedro_session._store._session_id = session.session_id
    return kedro_session


def has_own_class(of_kedro: object) -> bool:
    """Whether a session or a context is of a class of the project's own."""
    return not type(of_kedro).__module__.startswith("kedro.")


def catalogs_are_own() -> bool:
    """Whether catalogs are of a class of the project's own; Kedro composes its own one in a run."""
    catalog_class: type[DataCatalog] = settings.DATA_CATALOG_CLASS
    return not catalog_class.__module__.startswith("kedro.")


def config_loader_of(session: "HookSession", context: "KedroContext") -> Any:
    """A loader of the configuration that the package knows: that of the context, or one like it."""
    if not has_own_class(session.kedro):
        return context.config_loader
    arguments = session_arguments(session)
    return settings.CONFIG_LOADER_CLASS(
        conf_source=arguments["conf_source"],
        env=arguments["env"],
        runtime_params=session.runtime_params,
        **settings.CONFIG_LOADER_ARGS,
    )


def hook_manager(kedro_session: KedroSession) -> "PluginManager":
    """The manager with which a session has registered the hooks."""
    manager: PluginManager = kedro_session._hook_manager
    return manager


def keep_context(session: "HookSession") -> None:
    """Make the context now, for whatever asks for it later."""
    context = _load_context(session)
    kedro_session: Any = session.kedro
    kedro_session.load_context = lambda *_, **__: context


def _load_context(session: "HookSession") -> Any:
    takes_params = not isinstance(session.kedro, KedroSession)
    arguments = {"runtime_params": session.runtime_params} if takes_params else {}
    return session.kedro.load_context(**arguments)


def make_catalog(session: "HookSession") -> DataCatalog:
    """Make the context and the catalog as a session's run does."""
    context = _load_context(session)
    catalog: DataCatalog = context._get_catalog(
        catalog_class=settings.DATA_CATALOG_CLASS,
        save_version=session.session_id,
        load_versions={},
    )
    return catalog


def use_catalog_class(context: Any, session: "HookSession") -> None:
    """Have a context make a catalog from the datasets of the package."""
    get_catalog = context._get_catalog

    def get_catalog_of_package(
        catalog_class: type[DataCatalog] = DataCatalog, **keywords: object
    ) -> Any:
        kind = class_with_datasets(catalog_class, session)
        return get_catalog(catalog_class=kind, **keywords)

    context._get_catalog = get_catalog_of_package


def parameters_of(context: "KedroContext") -> dict[str, Any]:
    """The parameters of a context by the names of their datasets."""
    parameters: dict[str, object] = context._get_parameters()
    return parameters


def run_arguments(
    selection: Mapping[str, Any], session: "HookSession"
) -> dict[str, Any]:
    """The arguments of a session's run, as the command `kedro run` passes them."""
    name = selection["pipeline_name"]
    names = [] if name == "__default__" else [name]
    arguments: dict[str, object] = {
        "tags": tuple(selection.get("tags", ())),
        "node_names": tuple(selection.get("node_names", ())),
        "from_nodes": list(selection.get("from_nodes", ())),
        "to_nodes": list(selection.get("to_nodes", ())),
        "from_inputs": list(selection.get("from_inputs", ())),
        "to_outputs": list(selection.get("to_outputs", ())),
        "load_versions": {},
        "namespaces": list(selection.get("namespaces", ())),
        "only_missing_outputs": False,
    }
    if _RELEASE < (1, 2):
        arguments["pipeline_name"] = names[0] if names else None
    else:
        arguments["pipeline_names"] = names if names or _RELEASE >= (1, 4) else None
    if not isinstance(session.kedro, KedroSession):
        arguments |= {
            "run_id": session.session_id,
            "runtime_params": session.runtime_params,
        }
    return arguments


def calling(node: "Node", call: Callable[[], object]) -> "Node":
    """A node like another one, with a call in place of its function.

    Kedro reports the node's own function, and orders inputs by its signature.
    """

    def function(*_: object, **__: object) -> object:
        return call()

    function.__name__ = node._func_name
    with suppress(TypeError, ValueError):
        signature = inspect.signature(node.func, follow_wrapped=False)
        function.__signature__ = signature  # type: ignore[attr-defined]
    return node._copy(func=function)


def runner_name() -> str:
    """What hooks are told about the runner of `kedro run`."""
    return str(SequentialRunner())
