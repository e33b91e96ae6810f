"""The catalog that hooks get: Kedro's own, of the datasets that the I/O managers of a run load and save."""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import dagster as dg

from .catalogs import add_validator

if TYPE_CHECKING:
    from kedro.io import AbstractDataset, CatalogConfigResolver, DataCatalog
    from kedro.io.data_catalog import _LazyDataset

    from .hook_process import ProcessHooks


def new_catalog(run: "ProcessHooks") -> "DataCatalog":
    """Make the catalog of a run, and call `after_catalog_created`.

    A dataset is made when it is first asked for. Each is configured as the run says, and so are the
    parameters. As in Kedro, it lists what an entry of the catalog describes, and knows of the others.
    """
    from kedro.framework.project import settings

    catalog: DataCatalog = _class_of(settings.DATA_CATALOG_CLASS).from_config(
        catalog={}, credentials={}, load_versions={}, save_version=run.session_id
    )
    datasets = dict(_datasets(run))
    of_factories = {name: datasets.pop(name) for name in run.static.factory_datasets}
    for name, dataset in datasets.items():
        _add(catalog, name, dataset)
    catalog._config_resolver = _resolver(catalog, of_factories)
    for name, value in run.parameters.items():
        catalog[name] = value
    if run.static.implement("after_catalog_created"):
        run.call(
            "after_catalog_created",
            catalog=catalog,
            parameters=run.parameters,
            save_version=run.session_id,
            load_versions={},
            **_configuration(run),
        )
    return catalog


def _class_of(catalog_class: Any) -> Any:
    """The class that Kedro makes catalogs of, with the commands that it adds to its own."""
    from kedro.framework.context import CatalogCommandsMixin, compose_classes
    from kedro.io import DataCatalog

    if catalog_class is DataCatalog:
        return compose_classes(catalog_class, CatalogCommandsMixin)
    return catalog_class


def _configuration(run: "ProcessHooks") -> dict[str, Any]:
    """The project's own catalog and credentials, which are read for a hook that asks for them."""
    from kedro.config import MissingConfigException
    from kedro.framework.context.context import _convert_paths_to_absolute_posix

    found: dict[str, Any] = {"conf_catalog": {}, "conf_creds": {}}
    if run.asks_for("after_catalog_created", *found):
        with suppress(MissingConfigException):
            found["conf_catalog"] = _convert_paths_to_absolute_posix(
                project_path=run.static.project.folder,
                conf_dictionary=run.context.config_loader["catalog"],
            )
        with suppress(MissingConfigException):
            found["conf_creds"] = run.context.config_loader["credentials"]
    return found


def _datasets(run: "ProcessHooks") -> Iterator[tuple[str, "_LazyDataset"]]:
    """The datasets of the package by their names, none of them made yet."""
    from kedro.io.data_catalog import _LazyDataset

    class LazyDataset(_LazyDataset):  # type: ignore[misc]
        """A dataset of an I/O manager, not yet made."""

        def __init__(self, name: str, manager: Any) -> None:
            super().__init__(name, {})
            self.manager = manager

        def __repr__(self) -> str:
            return f"{type(self.manager).__name__}({self.name})"

        def materialize(self) -> "AbstractDataset[Any, Any]":
            dataset: AbstractDataset[Any, Any] = self.manager.dataset_of(run)
            return dataset

    for key, manager in run.io_managers.items():
        name = _dataset_name(manager)
        if name is not None:
            yield name, LazyDataset(name, _configured(key, manager, run.run.run_config))
    for name, kind in run.static.other_datasets.items():
        yield name, _LazyDataset(name, {"type": kind})


def _add(catalog: "DataCatalog", name: str, dataset: "_LazyDataset") -> None:
    catalog[name] = dataset
    add_validator(
        catalog, name, getattr(getattr(dataset, "manager", None), "validator", None)
    )


def _resolver(
    catalog: "DataCatalog", datasets: Mapping[str, "_LazyDataset"]
) -> "CatalogConfigResolver":
    """What a catalog asks for datasets that it does not list: it adds those of the project's factories."""
    from kedro.io import CatalogConfigResolver

    class Resolver(CatalogConfigResolver):  # type: ignore[misc]
        """Knows the datasets by their names; Kedro's own has the patterns for them."""

        def match_dataset_pattern(self, ds_name: str) -> str | None:
            pattern: str | None = super().match_dataset_pattern(ds_name)
            return ds_name if ds_name in datasets else pattern

        def resolve_pattern(self, ds_name: str) -> dict[str, Any]:
            if ds_name in datasets:
                _add(catalog, ds_name, datasets[ds_name])
                # There is nothing left to make a dataset of.
                return {}
            configuration: dict[str, Any] = super().resolve_pattern(ds_name)
            return configuration

    return Resolver(default_runtime_patterns=catalog.default_runtime_patterns)


def _dataset_name(manager: Any) -> str | None:
    """The dataset of an I/O manager, if it is that of one; also where a run must be given fields of it."""
    if isinstance(manager, dg.IOManagerDefinition):
        fields: Any = getattr(manager.config_schema.config_type, "fields", None) or {}
        manager_name: str | None = getattr(
            fields.get("dataset_name"), "default_value", None
        )
        return manager_name
    return getattr(manager, "dataset_name", None)


def _configured(key: str, manager: Any, run_config: Mapping[str, Any]) -> Any:
    """An I/O manager with what the run's configuration changes of it."""
    config = run_config.get("resources", {}).get(key)
    if not config:
        return manager
    with dg.build_resources({key: manager}, resource_config={key: config}) as made:
        changed = getattr(made, key)
    return changed if hasattr(changed, "dataset_of") else manager
