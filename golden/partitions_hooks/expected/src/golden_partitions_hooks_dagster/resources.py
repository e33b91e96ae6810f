"""Resources: one I/O manager for each dataset."""

from .hooks import hooks
from .io_managers import DagsterPartitionedDatasetIOManager, JSONDatasetIOManager
from .runtime.hooked_io_managers import HookedMemoryDatasetIOManager

io_managers = {
    "io_manager": HookedMemoryDatasetIOManager(),
    "frames_io_manager": DagsterPartitionedDatasetIOManager(
        dataset_name="frames",
        path="data/02_frames",
        dataset="json.JSONDataset",
        filename_suffix=".json",
    ),
    "hives_io_manager": DagsterPartitionedDatasetIOManager(
        dataset_name="hives",
        path="data/01_raw/hives",
        dataset="json.JSONDataset",
        filename_suffix=".json",
    ),
    "honey_io_manager": JSONDatasetIOManager(
        dataset_name="honey",
        filepath="data/04_honey.json",
    ),
    "jars_io_manager": DagsterPartitionedDatasetIOManager(
        dataset_name="jars",
        path="data/03_jars",
        dataset="json.JSONDataset",
        filename_suffix=".json",
    ),
}

resources = {"hooks": hooks.resource(io_managers), **io_managers}
