"""Values that depend on the time, the machine or the user: each run looks them up as Kedro does."""

import copy
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from threading import RLock
from typing import Any

import dagster as dg

from .credentials import config_loader
from .project import KedroProject, KedroProjectError
from .setup import current_run

# OmegaConf keeps resolvers once per process.
_LOCK = RLock()
# The number of runs of this process whose values are kept.
_KEPT_RUNS = 16
_values_of_runs: dict[str, dict[str, object]] = {}


def resolved(value: Any, project: KedroProject) -> Any:
    """Resolve the texts in a value as OmegaConf does in YAML, with the project's resolvers.

    `${kedro.catalog:mid,filepath}` and `${kedro.parameters:training,n}` look a value up in
    the project's own configuration. Within one process, a text keeps its value for the
    whole run.

    Raises:
        KedroProjectError: If a text cannot be resolved here.
    """
    if isinstance(value, str):
        return _text(value, project) if "${" in value else value
    if isinstance(value, dict):
        return {key: resolved(item, project) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return type(value)(resolved(item, project) for item in value)
    return value


def _text(text: str, project: KedroProject) -> Any:
    values = _values_of_run()
    with _LOCK:
        if text not in values:
            values[text] = _looked_up(text, project)
    value = values[text]
    # A node may change what it is given.
    return copy.deepcopy(value) if isinstance(value, (dict, list)) else value


def _values_of_run() -> dict[str, object]:
    run = current_run() or _run_of_step()
    if run is None:
        return {}
    with _LOCK:
        while run not in _values_of_runs and len(_values_of_runs) >= _KEPT_RUNS:
            del _values_of_runs[next(iter(_values_of_runs))]
        return _values_of_runs.setdefault(run, {})


def _run_of_step() -> str | None:
    try:
        return dg.OpExecutionContext.get().run_id
    except Exception:
        # No run is under way: a sensor or a test asks.
        return None


def _looked_up(text: str, project: KedroProject) -> Any:
    from omegaconf import OmegaConf
    from omegaconf.errors import OmegaConfBaseException

    with project.in_folder(), _look_ups(project):
        try:
            container = OmegaConf.create({"value": text})
            container_values: Any = OmegaConf.to_container(container, resolve=True)
        except OmegaConfBaseException as error:
            message = str(error).partition("\n")[0]
            raise KedroProjectError(f"{text} cannot be resolved: {message}") from error
    return container_values["value"]


@contextmanager
def _look_ups(project: KedroProject) -> Iterator[None]:
    """Register the project's resolvers, and those that read its configuration."""
    from omegaconf import OmegaConf

    # Kedro registers a project's resolvers when it makes a configuration loader.
    loader = config_loader(project)
    look_ups = {
        "kedro.catalog": lambda name, *path: _at(path, _entry(name, loader), name),
        "kedro.parameters": lambda *path: _at(path, loader["parameters"], "parameters"),
    }
    with warnings.catch_warnings():
        # Its name differs between releases of OmegaConf.
        warnings.simplefilter("ignore")
        for resolver, function in look_ups.items():
            OmegaConf.register_new_resolver(resolver, function, replace=True)
    try:
        yield
    finally:
        for resolver in look_ups:
            OmegaConf.clear_resolver(resolver)


class _ByName(dict[str, str]):
    """Credentials in which each value is its own name, so that an entry keeps the name."""

    def __missing__(self, name: str) -> str:
        return name


def _entry(name: str, loader: Any) -> Any:
    """The configuration of a dataset in the catalog: its own entry or that of a pattern."""
    from kedro.io import CatalogConfigResolver

    credentials: Any = _ByName({"": ""})
    default = {"{default}": {"type": "MemoryDataset"}}
    resolver = CatalogConfigResolver(loader["catalog"], credentials, default)
    return resolver.resolve_pattern(name)


def _at(path: tuple[Any, ...], holder: object, of: str) -> Any:
    """The value at a path of keys and positions.

    Raises:
        KedroProjectError: If there is nothing.
    """
    value = holder
    for part in path:
        items = enumerate(value) if isinstance(value, (list, tuple)) else _items(value)
        by_text = {str(key): value for key, value in items}
        if str(part) not in by_text:
            raise KedroProjectError(
                f"The Kedro project's configuration has no '{'.'.join(map(str, path))}' of {of} here; a "
                "file that only the exporter had gave it. Add it, or export again with --env base."
            )
        value = by_text[str(part)]
    return value


def _items(value: Any) -> Any:
    return value.items() if isinstance(value, dict) else ()
