"""I/O managers: how each type of Kedro dataset is loaded and saved."""

from .project import project
from .runtime.io_managers import KedroDatasetIOManager


class JSONDatasetIOManager(KedroDatasetIOManager):
    """Loads and saves a `json.JSONDataset`."""

    filepath: str
    preview: bool = True

    def create_dataset(self, version):
        from kedro_datasets.json import JSONDataset

        return JSONDataset(filepath=project.path(self.filepath))
