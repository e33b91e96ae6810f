"""I/O managers: how each type of Kedro dataset is loaded and saved."""

from typing import Any

from .project import project
from .runtime.io_managers import KedroDatasetIOManager


class JSONDatasetIOManager(KedroDatasetIOManager):
    """Loads and saves a `json.JSONDataset`."""

    filepath: str
    save_args: Any = None

    def create_dataset(self, version):
        from kedro_datasets.json import JSONDataset

        return JSONDataset(
            filepath=project.path(self.filepath),
            save_args=self.save_args,
        )


class YAMLDatasetIOManager(KedroDatasetIOManager):
    """Loads and saves a `yaml.YAMLDataset`."""

    filepath: str

    def create_dataset(self, version):
        from kedro_datasets.yaml import YAMLDataset

        return YAMLDataset(filepath=project.path(self.filepath))
