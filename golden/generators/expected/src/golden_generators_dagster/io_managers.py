"""I/O managers: how each type of Kedro dataset is loaded and saved."""

from typing import Any

from .project import project
from .runtime.io_managers import KedroDatasetIOManager


class AppendTextDatasetIOManager(KedroDatasetIOManager):
    """Loads and saves a `golden_generators.datasets.AppendTextDataset`."""

    filepath: str
    label: str = ""
    diary: Any = None

    def create_dataset(self, version):
        from golden_generators.datasets import AppendTextDataset

        return AppendTextDataset(
            filepath=project.path(self.filepath),
            label=self.label,
            diary=project.resolve(self.diary),
        )


class JSONDatasetIOManager(KedroDatasetIOManager):
    """Loads and saves a `json.JSONDataset`."""

    filepath: str

    def create_dataset(self, version):
        from kedro_datasets.json import JSONDataset

        return JSONDataset(filepath=project.path(self.filepath))


class LinesDatasetIOManager(KedroDatasetIOManager):
    """Loads and saves a `golden_generators.datasets.LinesDataset`."""

    filepath: str

    def create_dataset(self, version):
        from golden_generators.datasets import LinesDataset

        return LinesDataset(filepath=project.path(self.filepath))
