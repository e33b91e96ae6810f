"""The catalog that hooks get: the project's own, with the datasets of the package."""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import dagster as dg
from kedro.config import MissingConfigException, OmegaConfigLoader
from kedro.framework.context import CatalogCommandsMixin, compose_classes
from kedro.io import DataCatalog
from kedro.io.data_catalog import _LazyDataset

from ..credentials import credentials, use_credentials
from ..project import KedroProject, KedroProjectError
from .io_managers import KedroDatasetIOManager

if TYPE_CHECKING:
    from kedro.config import AbstractConfigLoader
    from kedro.io import AbstractDataset

    from .session import HookSession

# By these a class of the project's own makes datasets of the configuration in its own way.
_MAKING = ("_add_from_config", "config_resolver", "from_config")
# The keys of an entry whose values name a class or a function.
_NAMING = ("class", "type", "validator")


def class_with_datasets(base: type[Any], session: "HookSession") -> type[Any]:
    """The project's catalog class, with datasets that the I/O managers make.

    Each dataset is made on first use. A class that does not derive from Kedro's
    `DataCatalog` is left as it is.
    """
    makes_datasets = any(
        name in attributes for name in _MAKING for attributes in _own(base)
    )
    if base is DataCatalog:
        base = compose_classes(DataCatalog, CatalogCommandsMixin)
    if not issubclass(base, DataCatalog):
        return base
    project = session.hooks.project
    managers = session.io_managers

    class LazyDataset(_LazyDataset):
        """A dataset of the package, not yet made."""

        def materialize(self) -> "AbstractDataset[Any, Any]":
            if self.name in managers:
                dataset = managers[self.name].dataset_of(session)
                # Only hooks look at it, so that an I/O manager does not have it.
                if getattr(dataset, "metadata", ...) is None:
                    vars(dataset)["metadata"] = self.config.get("metadata")
                return dataset
            from ..nothing import DagsterNothingDataset

            return DagsterNothingDataset()

    class Catalog(base):  # type: ignore[misc]
        @classmethod
        def from_config(
            cls,
            catalog: dict[str, Any] | None,
            credentials: Mapping[str, object] | None = None,
            **keywords: Any,
        ) -> Any:
            use_credentials(project, credentials or {})
            all_credentials = {**(credentials or {}), **_credentials(catalog, project)}
            # By name, as Kedro does: the project's class may take them by name only.
            return super().from_config(
                catalog=catalog, credentials=all_credentials, **keywords
            )

        def _add_from_config(self, ds_name: str, ds_config: dict[str, object]) -> None:
            ds_config = _with_names_here(ds_config, project)
            super()._add_from_config(ds_name, ds_config)
            # Kedro itself makes the entries that a hook has changed.
            is_edited = makes_datasets or ds_name in session.edited
            is_ours = ds_name in managers and not is_edited
            if is_ours or _holds_nothing(ds_config):
                self._lazy_datasets[ds_name] = LazyDataset(ds_name, ds_config)

    Catalog.__module__, Catalog.__qualname__ = base.__module__, base.__qualname__
    Catalog.__name__ = base.__name__
    return Catalog


def _own(kind: type[Any]) -> Iterator[Mapping[str, object]]:
    """The attributes of a class that are not Kedro's."""
    for base in kind.__mro__:
        if not base.__module__.startswith("kedro."):
            yield vars(base)


def _with_names_here(entry: object, project: KedroProject) -> Any:
    """An entry, in which classes of the project have the names of the package's copies, if any."""
    if not project.code or not isinstance(entry, dict):
        return entry
    return {
        key: project.name_here(value)
        if key in _NAMING and isinstance(value, str) and "." in value
        else _with_names_here(value, project)
        for key, value in entry.items()
    }


def edited_entries(
    loader: "AbstractConfigLoader", configured_loader: "AbstractConfigLoader"
) -> frozenset[str]:
    """The entries of the catalog's configuration that a hook, or the session, has changed.

    `configured_loader` has them as the package does; it may be the same one.
    """
    if not isinstance(loader, OmegaConfigLoader):
        return frozenset()
    is_same = loader is configured_loader
    if is_same and "catalog" not in loader:
        return frozenset()
    edited = _catalog_of(loader)
    if is_same:
        loader.data.pop("catalog")
    configured = _catalog_of(configured_loader)
    if is_same:
        loader["catalog"] = edited
    return frozenset(
        name for name, entry in edited.items() if entry != configured.get(name)
    )


def _catalog_of(loader: "AbstractConfigLoader") -> Mapping[str, Any]:
    # There may be no files at all: then the entries of the hook are the whole catalog.
    with suppress(MissingConfigException):
        catalog: Mapping[str, Any] = loader["catalog"]
        return catalog
    return {}


def _holds_nothing(configuration: Mapping[str, object]) -> bool:
    """Whether a dataset holds nothing, in this runtime or in the copy of a package."""
    kind = configuration.get("type")
    name = (
        kind.rpartition(".")[2]
        if isinstance(kind, str)
        else getattr(kind, "__name__", None)
    )
    return name == "DagsterNothingDataset"


def _credentials(
    catalog: Mapping[str, object] | None, project: KedroProject
) -> dict[str, Any]:
    """The credentials that entries name, from environment variables if they are there."""
    entries = {}
    for name in _named_in(catalog or {}):
        # Kedro reports missing ones.
        with suppress(KedroProjectError):
            entries[name] = credentials(project, name)
    return entries


def _named_in(configuration: Mapping[str, object]) -> Iterator[str]:
    for key, value in configuration.items():
        if key == "credentials" and isinstance(value, str):
            yield value
        elif isinstance(value, dict):
            yield from _named_in(value)


def io_managers_of_run(
    resources: Mapping[str, object], run_config: Mapping[str, Any]
) -> Iterator[tuple[str, KedroDatasetIOManager]]:
    """The I/O managers as a run configures them, by the names of their datasets."""
    for key, resource in resources.items():
        manager: object = resource
        config = run_config.get("resources", {}).get(key)
        if config or isinstance(resource, dg.IOManagerDefinition):
            resource_config = {key: config or {}}
            with dg.build_resources(
                {key: resource}, resource_config=resource_config
            ) as built:
                manager = getattr(built, key)
        if isinstance(manager, KedroDatasetIOManager):
            yield manager.dataset_name, manager
