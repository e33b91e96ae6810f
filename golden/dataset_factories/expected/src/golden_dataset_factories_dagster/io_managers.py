"""I/O managers: how each type of Kedro dataset is loaded and saved."""

from typing import Any

from .project import project
from .runtime.io_managers import KedroDatasetIOManager


class CachedDatasetIOManager(KedroDatasetIOManager):
    """Loads and saves a `kedro.io.CachedDataset`."""

    dataset: Any

    def create_dataset(self, version):
        from kedro.io import CachedDataset

        return CachedDataset(dataset=project.resolve(self.dataset))


class JSONDatasetIOManager(KedroDatasetIOManager):
    """Loads and saves a `json.JSONDataset`."""

    filepath: str
    save_args: Any = None
    versioned: bool = False

    def create_dataset(self, version):
        from kedro_datasets.json import JSONDataset

        return JSONDataset(
            filepath=project.path(self.filepath),
            save_args=self.save_args,
            version=version,
        )


class PandasCSVDatasetIOManager(KedroDatasetIOManager):
    """Loads and saves a `pandas.CSVDataset`."""

    filepath: str
    save_args: Any = None

    def create_dataset(self, version):
        from kedro_datasets.pandas import CSVDataset

        return CSVDataset(
            filepath=project.path(self.filepath),
            save_args=self.save_args,
        )


class PandasJSONDatasetIOManager(KedroDatasetIOManager):
    """Loads and saves a `pandas.JSONDataset`."""

    filepath: str

    def create_dataset(self, version):
        from kedro_datasets.pandas import JSONDataset

        return JSONDataset(filepath=project.path(self.filepath))


class PartitionedDatasetIOManager(KedroDatasetIOManager):
    """Loads and saves a `partitions.PartitionedDataset`."""

    path: str
    dataset: Any
    filename_suffix: str = ""

    def create_dataset(self, version):
        from kedro_datasets.partitions import PartitionedDataset

        return PartitionedDataset(
            path=project.path(self.path),
            dataset=self.dataset,
            filename_suffix=self.filename_suffix,
        )


class TextDatasetIOManager(KedroDatasetIOManager):
    """Loads and saves a `text.TextDataset`."""

    filepath: str

    def create_dataset(self, version):
        from kedro_datasets.text import TextDataset

        return TextDataset(filepath=project.path(self.filepath))
