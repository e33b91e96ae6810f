"""I/O managers: how each type of Kedro dataset is loaded and saved."""

from .project import project
from .runtime.hooked_io_managers import HookedDatasetIOManager


class JSONDatasetIOManager(HookedDatasetIOManager):
    """Loads and saves a `json.JSONDataset`."""

    filepath: str
    versioned: bool = False

    def create_dataset(self, version):
        from kedro_datasets.json import JSONDataset

        return JSONDataset(
            filepath=project.path(self.filepath),
            version=version,
        )


class PartitionsIncrementalDatasetIOManager(HookedDatasetIOManager):
    """Loads and saves a `partitions.IncrementalDataset`."""

    path: str
    dataset: str
    filename_suffix: str = ""

    def create_dataset(self, version):
        from kedro_datasets.partitions import IncrementalDataset

        return IncrementalDataset(
            path=project.path(self.path),
            dataset=self.dataset,
            filename_suffix=self.filename_suffix,
        )


class TextDatasetIOManager(HookedDatasetIOManager):
    """Loads and saves a `text.TextDataset`."""

    filepath: str

    def create_dataset(self, version):
        from kedro_datasets.text import TextDataset

        return TextDataset(filepath=project.path(self.filepath))
