"""I/O managers: how each type of Kedro dataset is loaded and saved."""

from typing import Any

from .project import project
from .runtime.io_managers import KedroDatasetIOManager


class JSONDatasetIOManager(KedroDatasetIOManager):
    """Loads and saves a `json.JSONDataset`."""

    filepath: str
    versioned: bool = False

    def create_dataset(self, version):
        from kedro_datasets.json import JSONDataset

        return JSONDataset(
            filepath=project.path(self.filepath),
            version=version,
        )


class PandasCSVDatasetIOManager(KedroDatasetIOManager):
    """Loads and saves a `pandas.CSVDataset`."""

    filepath: str
    load_args: Any = None
    save_args: Any = None

    def create_dataset(self, version):
        from kedro_datasets.pandas import CSVDataset

        return CSVDataset(
            filepath=project.path(self.filepath),
            load_args=self.load_args,
            save_args=self.save_args,
        )


class TextDatasetIOManager(KedroDatasetIOManager):
    """Loads and saves a `text.TextDataset`."""

    filepath: str
    versioned: bool = False

    def create_dataset(self, version):
        from kedro_datasets.text import TextDataset

        return TextDataset(
            filepath=project.path(self.filepath),
            version=version,
        )


class YAMLDatasetIOManager(KedroDatasetIOManager):
    """Loads and saves a `yaml.YAMLDataset`."""

    filepath: str

    def create_dataset(self, version):
        from kedro_datasets.yaml import YAMLDataset

        return YAMLDataset(filepath=project.path(self.filepath))
