"""I/O managers: how each type of Kedro dataset is loaded and saved."""

from typing import Any

from .project import project
from .runtime.io_managers import KedroDatasetIOManager


class JSONDatasetIOManager(KedroDatasetIOManager):
    """Loads and saves a `json.JSONDataset`."""

    filepath: str
    save_args: Any = None
    credentials: Any = None

    def create_dataset(self, version):
        from kedro_datasets.json import JSONDataset

        return JSONDataset(
            filepath=project.path(self.filepath),
            save_args=self.save_args,
            credentials=project.credentials(self.credentials),
        )


class LockedDatasetIOManager(KedroDatasetIOManager):
    """Loads and saves a `golden_credentials.datasets.LockedDataset`."""

    filepath: str
    credentials: str
    metadata: Any = None

    def create_dataset(self, version):
        from golden_credentials.datasets import LockedDataset

        return LockedDataset(
            filepath=project.path(self.filepath),
            credentials=project.credentials(self.credentials),
            metadata=self.metadata,
        )


class PandasCSVDatasetIOManager(KedroDatasetIOManager):
    """Loads and saves a `pandas.CSVDataset`."""

    filepath: str

    def create_dataset(self, version):
        from kedro_datasets.pandas import CSVDataset

        return CSVDataset(filepath=project.path(self.filepath))


class PartitionedDatasetIOManager(KedroDatasetIOManager):
    """Loads and saves a `partitions.PartitionedDataset`."""

    path: str
    dataset: Any
    filename_suffix: str = ""

    def create_dataset(self, version):
        from kedro_datasets.partitions import PartitionedDataset

        return PartitionedDataset(
            path=project.path(self.path),
            dataset=project.resolve(self.dataset),
            filename_suffix=self.filename_suffix,
        )
