"""I/O managers: how each type of Kedro dataset is loaded and saved."""

from .partitions import partitions_of
from .project import project
from .runtime.io_managers import KedroDatasetIOManager
from .runtime.partitions import PartitionsIOManager


class DagsterPartitionedDatasetIOManager(PartitionsIOManager):
    """Loads and saves a `partitions.PartitionedDataset`."""

    path: str
    dataset: str
    filename_suffix: str = ""

    def create_dataset(self, version):
        from kedro_datasets.partitions import PartitionedDataset

        return PartitionedDataset(
            path=project.path(self.path),
            dataset=self.dataset,
            filename_suffix=self.filename_suffix,
        )

    def partitions(self):
        return partitions_of[self.dataset_name]


class JSONDatasetIOManager(KedroDatasetIOManager):
    """Loads and saves a `json.JSONDataset`."""

    filepath: str

    def create_dataset(self, version):
        from kedro_datasets.json import JSONDataset

        return JSONDataset(filepath=project.path(self.filepath))
