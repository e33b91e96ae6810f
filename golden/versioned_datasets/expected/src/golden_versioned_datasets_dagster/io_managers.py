"""I/O managers: how each type of Kedro dataset is loaded and saved."""

from typing import Any

from .project import project
from .runtime.io_managers import KedroDatasetIOManager


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


class PickleDatasetIOManager(KedroDatasetIOManager):
    """Loads and saves a `pickle.PickleDataset`."""

    filepath: str
    save_args: Any = None
    versioned: bool = False

    def create_dataset(self, version):
        from kedro_datasets.pickle import PickleDataset

        return PickleDataset(
            filepath=project.path(self.filepath),
            save_args=self.save_args,
            version=version,
        )
