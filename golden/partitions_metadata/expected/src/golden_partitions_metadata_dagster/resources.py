"""Resources: one I/O manager for each dataset."""

from .io_managers import (
    DagsterPartitionedDatasetIOManager,
    PartitionsDagsterIncrementalDatasetIOManager,
)
from .runtime.memory import MemoryDatasetIOManager

resources = {
    "io_manager": MemoryDatasetIOManager(),
    "parcels_io_manager": DagsterPartitionedDatasetIOManager(
        dataset_name="parcels",
        path="data/01_raw/parcels",
        dataset="json.JSONDataset",
        filename_suffix=".json",
    ),
    "stamps_io_manager": DagsterPartitionedDatasetIOManager(
        dataset_name="stamps",
        path="data/03_stamps",
        dataset="text.TextDataset",
        filename_suffix=".txt",
    ),
    "weights_io_manager": PartitionsDagsterIncrementalDatasetIOManager(
        dataset_name="weights",
        path="data/02_weights",
        dataset="json.JSONDataset",
        filename_suffix=".json",
    ),
}
