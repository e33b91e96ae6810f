"""What is private in Kedro, or differs between its releases, and is used by the hooks all the same."""

import inspect
import os
from typing import TYPE_CHECKING, Any

from kedro import __version__ as kedro_version
from kedro.framework.project import pipelines, settings
from kedro.framework.session import KedroSession
from kedro.runner import SequentialRunner
from kedro.runner.task import Task

from .catalog import catalog_class

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kedro.io import DataCatalog

    from .session import HookSession

RELEASE = tuple(int(part) for part in kedro_version.split(".")[:2])
# The argument of a task that holds the run's id.
RUN_ID = "run_id" if "run_id" in inspect.signature(Task).parameters else "session_id"


def load_all_pipelines() -> None:
    """Keep Kedro from loading the registry again for those pipelines only that a run is about.

    The nodes then stay the objects whose functions hooks have replaced, also where several runs share
    the process.
    """
    if hasattr(pipelines, "set_requested"):
        pipelines.set_requested = lambda names: None


def _is_kedro_session(session: Any) -> bool:
    return issubclass(session if isinstance(session, type) else type(session), KedroSession)


def new_session(session: "HookSession") -> Any:
    """A session of the project's class, made as `kedro run` makes it, whose id is that of the run."""
    project = session.hooks.project
    kind = getattr(settings, "SESSION_CLASS", KedroSession)
    given: dict[str, Any] = {
        "project_path": project.folder,
        "env": os.environ.get("KEDRO_ENV") or project.environment,
        "conf_source": str(project.folder / project.conf_source),
    }
    if _is_kedro_session(kind):
        given["runtime_params"] = session.runtime_params
    made: Any = kind.create(**given)
    if _is_kedro_session(kind):
        made.session_id = made._store["session_id"] = session.session_id
    return made


def hook_manager(kedro_session: Any) -> Any:
    """The manager with which a session has registered the hooks."""
    return kedro_session._hook_manager


def make_catalog(session: "HookSession") -> "DataCatalog":
    """Make the context and the catalog as a session's run does."""
    given = {} if _is_kedro_session(session.kedro) else {"runtime_params": session.runtime_params}
    context = session.kedro.load_context(**given)
    catalog: DataCatalog = context._get_catalog(
        catalog_class=settings.DATA_CATALOG_CLASS, save_version=session.session_id, load_versions={}
    )
    return catalog


def use_catalog_class(context: Any, session: "HookSession") -> None:
    """Let a context make a catalog of the datasets of the package."""
    get_catalog = context._get_catalog

    def with_datasets(catalog_class: Any = settings.DATA_CATALOG_CLASS, **named: Any) -> Any:
        return get_catalog(catalog_class=catalog_class_for(catalog_class, session), **named)

    context._get_catalog = with_datasets


catalog_class_for = catalog_class


def parameters_of(context: Any) -> dict[str, Any]:
    """The parameters of a context by the names of their datasets."""
    parameters: dict[str, Any] = context._get_parameters()
    return parameters


def run_arguments(selection: "Mapping[str, Any]", session: "HookSession") -> dict[str, Any]:
    """What a session is run with, as the command `kedro run` gives it."""
    name = selection["pipeline_name"]
    names = [] if name == "__default__" else [name]
    given: dict[str, Any] = {
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
    if RELEASE < (1, 2):
        given["pipeline_name"] = names[0] if names else None
    else:
        given["pipeline_names"] = names if names or RELEASE >= (1, 4) else None
    if not _is_kedro_session(session.kedro):
        given.update(run_id=session.session_id, runtime_params=session.runtime_params)
    return given


def runner_name() -> str:
    """What hooks are told of the runner of `kedro run`."""
    return str(SequentialRunner())
