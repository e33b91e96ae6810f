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


class MottoRenderedDatasetIOManager(KedroDatasetIOManager):
    """Loads and saves a `golden_configuration.datasets.RenderedDataset`."""

    filepath: str

    def create_dataset(self, version):
        from golden_configuration.datasets import RenderedDataset
        from golden_configuration.rendering import Frame, Style, shout

        return RenderedDataset(
            filepath=project.path(self.filepath),
            renderer=shout,
            load_args={"style": Style.BOLD, "frame": Frame},
        )


class RenderedDatasetIOManager(KedroDatasetIOManager):
    """Loads and saves a `golden_configuration.datasets.RenderedDataset`."""

    filepath: str

    def create_dataset(self, version):
        from golden_configuration.datasets import RenderedDataset

        return RenderedDataset(filepath=project.path(self.filepath))


class SeedlingsPandasCSVDatasetIOManager(KedroDatasetIOManager):
    """Loads and saves a `pandas.CSVDataset`."""

    filepath: str

    def create_dataset(self, version):
        from kedro_datasets.pandas import CSVDataset
        from numpy import float32

        return CSVDataset(
            filepath=project.path(self.filepath),
            load_args={"sep": ";", "dtype": {"number": str, "height": float32}},
        )


class TextDatasetIOManager(KedroDatasetIOManager):
    """Loads and saves a `text.TextDataset`."""

    filepath: str

    def create_dataset(self, version):
        from kedro_datasets.text import TextDataset

        return TextDataset(filepath=project.path(self.filepath))
