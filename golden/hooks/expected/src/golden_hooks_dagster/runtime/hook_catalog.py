"""The catalog that hooks get: Kedro's own, of the datasets that the I/O managers of a run load and save."""

import copy
from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import dagster as dg

from .catalogs import add_validator

if TYPE_CHECKING:
    from kedro.io import AbstractDataset, DataCatalog

    from .hook_process import ProcessHooks


def new_catalog(run: "ProcessHooks") -> "DataCatalog":
    """Make the catalog of a run, and call `after_catalog_created`.

    A dataset is made when it is first asked for. Each is configured as the run says, and so are the
    parameters.
    """
    from kedro.config import MissingConfigException
    from kedro.framework.context.context import _convert_paths_to_absolute_posix
    from kedro.framework.project import settings

    catalog: DataCatalog = _class_of(settings.DATA_CATALOG_CLASS).from_config(
        catalog={}, credentials={}, load_versions={}, save_version=run.session_id
    )
    for key, manager in run.io_managers.items():
        name = getattr(manager, "dataset_name", None)
        if name is not None:
            _add_dataset(catalog, name, _configured(key, manager, run.run.run_config), run)
    parameters = parameters_of(run)
    for name, value in parameters.items():
        catalog[name] = value
    if not run.static.implement("after_catalog_created"):
        return catalog
    configured: dict[str, Any] = {}
    credentials: dict[str, Any] = {}
    if run.asks_for("after_catalog_created", "conf_catalog", "conf_creds"):
        with suppress(MissingConfigException):
            configured = _convert_paths_to_absolute_posix(
                project_path=run.static.project.folder,
                conf_dictionary=run.context.config_loader["catalog"],
            )
        with suppress(MissingConfigException):
            credentials = run.context.config_loader["credentials"]
    run.call(
        "after_catalog_created",
        catalog=catalog,
        conf_catalog=configured,
        conf_creds=credentials,
        parameters=parameters,
        save_version=run.session_id,
        load_versions={},
    )
    return catalog


def _class_of(catalog_class: Any) -> Any:
    """The class that Kedro makes catalogs of, with the commands that it adds to its own."""
    from kedro.framework.context import CatalogCommandsMixin, compose_classes
    from kedro.io import DataCatalog

    if catalog_class is DataCatalog:
        return compose_classes(catalog_class, CatalogCommandsMixin)
    return catalog_class


def _add_dataset(catalog: Any, name: str, manager: Any, run: "ProcessHooks") -> None:
    """Add a dataset that an I/O manager makes when it is needed."""
    from kedro.io.data_catalog import _LazyDataset

    class LazyDataset(_LazyDataset):  # type: ignore[misc]
        """A dataset of an I/O manager, not yet made."""

        def __init__(self) -> None:
            super().__init__(name, {})

        def __repr__(self) -> str:
            return f"{type(manager).__name__}({name})"

        def materialize(self) -> "AbstractDataset[Any, Any]":
            dataset: AbstractDataset[Any, Any] = manager.dataset_of(run)
            return dataset

    catalog[name] = LazyDataset()
    add_validator(catalog, name, getattr(manager, "validator", None))


def _configured(key: str, manager: Any, run_config: Mapping[str, Any]) -> Any:
    """An I/O manager with what the run's configuration changes of it."""
    config = run_config.get("resources", {}).get(key)
    if not config:
        return manager
    with dg.build_resources({key: manager}, resource_config={key: config}) as made:
        changed = getattr(made, key)
    return changed if hasattr(changed, "dataset_of") else manager


def parameters_of(run: "ProcessHooks") -> dict[str, Any]:
    """The parameters as Kedro names them: the project's, with what the run's configuration changes."""
    parameters: dict[str, Any] = run.context._get_parameters()
    changes = dict(_changes(run))
    if not changes:
        return parameters
    tree = copy.deepcopy(parameters["parameters"])
    for name, value in changes.items():
        *parents, key = name.split(".")
        holder = tree
        for parent in parents:
            holder = holder.setdefault(parent, {})
        holder[key] = value
    return {**parameters, "parameters": tree, **dict(_expanded(tree))}


def _changes(run: "ProcessHooks") -> Iterator[tuple[str, Any]]:
    ops: Any = run.run.run_config.get("ops", {})
    for op, fields in run.static.parameters.items():
        given = ops.get(op, {}).get("config", {})
        for name, parameter in fields.items():
            if name not in given:
                continue
            if parameter == "parameters":
                yield from given[name].items()
            else:
                yield parameter.removeprefix("params:"), given[name]


def _expanded(values: Mapping[str, Any], prefix: str = "params:") -> Iterator[tuple[str, Any]]:
    """A parameter and those in it, as Kedro adds them to a catalog."""
    for name, value in values.items():
        yield f"{prefix}{name}", value
        if isinstance(value, dict):
            yield from _expanded(value, f"{prefix}{name}.")
