"""The project's settings and logging configuration, as far as they change a run."""

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Any

from .catalogs import make_catalogs_with
from .logging_config import configure_logging

if TYPE_CHECKING:
    from kedro.io import AbstractDataset, DataCatalog

    from .project import KedroProject


@dataclass(frozen=True)
class KedroSettings:
    """Settings of a Kedro project that are not Kedro's defaults.

    `catalog_class` is the class that Kedro makes catalogs of, as `module:name`;
    `has_logging` is set if the project has its own logging configuration.
    """

    catalog_class: str | None = None
    validates_datasets: bool = True
    has_logging: bool = False

    def apply(self, project: "KedroProject") -> None:
        """Apply them in this process, without importing anything of the project yet."""
        if self.has_logging:
            configure_logging(project)
        if self.catalog_class is not None or not self.validates_datasets:
            make_catalogs_with(self.new_catalog)

    def prepare(self, project: "KedroProject") -> None:
        """Do what has to be done before a step; here nothing."""

    def new_catalog(
        self, datasets: dict[str, "AbstractDataset[Any, Any]"], save_version: str | None
    ) -> "DataCatalog":
        """Make a catalog as Kedro's context does; all its datasets have one version."""
        from kedro.io import DataCatalog

        catalog_class = DataCatalog
        if self.catalog_class is not None:
            module, _, name = self.catalog_class.partition(":")
            catalog_class = getattr(import_module(module), name)
        catalog: DataCatalog = catalog_class.from_config(
            catalog={}, credentials={}, load_versions={}, save_version=save_version
        )
        for name, dataset in datasets.items():
            catalog[name] = dataset
        if hasattr(catalog, "validation_enabled"):
            catalog.validation_enabled = self.validates_datasets
        return catalog
