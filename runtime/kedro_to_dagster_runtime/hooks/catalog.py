"""The catalog that hooks get: the project's own, with the datasets of the package's I/O managers."""

from collections.abc import Iterator
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import dagster as dg
from kedro.framework.context import CatalogCommandsMixin, compose_classes
from kedro.io import DataCatalog
from kedro.io.data_catalog import _LazyDataset

from ..credentials import credentials
from ..project import KedroProjectError
from .io_managers import HookedDatasetIOManager

if TYPE_CHECKING:
    from kedro.io import AbstractDataset

    from .session import HookSession


def catalog_class(base: Any, session: "HookSession") -> Any:
    """The project's class of catalogs, whose datasets the I/O managers make when they are asked for.

    A class that is made otherwise than Kedro's is left as it is.
    """
    if base is DataCatalog:
        base = compose_classes(DataCatalog, CatalogCommandsMixin)
    if not issubclass(base, DataCatalog):
        return base
    project = session.hooks.project
    managers = dict(_managers(session))

    class LazyDataset(_LazyDataset):  # type: ignore[misc]
        """A dataset of an I/O manager, not yet made."""

        def materialize(self) -> "AbstractDataset[Any, Any]":
            if self.name in managers:
                return managers[self.name].dataset_of(session)
            from ..nothing import DagsterNothingDataset

            return DagsterNothingDataset()

    class Catalog(base):  # type: ignore[misc]
        @classmethod
        def from_config(
            cls, catalog: Any, credentials: Any = None, *arguments: Any, **named: Any
        ) -> Any:
            found = dict(credentials or {})
            for name in _credentials_in(catalog or {}):
                # Kedro tells of those that are nowhere.
                with suppress(KedroProjectError):
                    found[name] = credentials(project, name)
            return super().from_config(catalog, found, *arguments, **named)

        def _add_from_config(self, ds_name: str, ds_config: dict[str, Any]) -> None:
            super()._add_from_config(ds_name, ds_config)
            if ds_name in managers or _holds_nothing(ds_config):
                self._lazy_datasets[ds_name] = LazyDataset(ds_name, ds_config)

    Catalog.__module__, Catalog.__qualname__ = base.__module__, base.__qualname__
    Catalog.__name__ = base.__name__
    return Catalog


def _holds_nothing(configuration: Any) -> bool:
    """Whether a dataset is the runtime's own, whose module a copy of it has elsewhere."""
    kind = configuration.get("type")
    name = kind.rpartition(".")[2] if isinstance(kind, str) else getattr(kind, "__name__", "")
    return bool(name == "DagsterNothingDataset")


def _credentials_in(configuration: Any) -> Iterator[str]:
    """The names of the credentials in a configuration of datasets of any depth."""
    if isinstance(configuration, dict):
        for key, value in configuration.items():
            if key == "credentials" and isinstance(value, str):
                yield value
            else:
                yield from _credentials_in(value)


def _managers(session: "HookSession") -> Iterator[tuple[str, HookedDatasetIOManager]]:
    """The I/O managers of single datasets as the run configures them, by the names of the datasets."""
    for key, manager in session.hooks.resources.items():
        made = resource_of_run(session, key, manager)
        if isinstance(made, HookedDatasetIOManager):
            yield made.dataset_name, made


def resource_of_run(session: "HookSession", key: str, resource: Any) -> Any:
    """A resource of the package with what the run's configuration changes of it."""
    config = session.run.run_config.get("resources", {}).get(key)
    if not config and isinstance(resource, HookedDatasetIOManager):
        return resource
    if not config and not isinstance(resource, dg.IOManagerDefinition):
        return None
    with dg.build_resources({key: resource}, resource_config={key: config or {}}) as built:
        return getattr(built, key)
