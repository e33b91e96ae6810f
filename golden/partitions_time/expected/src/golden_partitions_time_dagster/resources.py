"""Resources: one I/O manager for each dataset."""

from .io_managers import DagsterPartitionedDatasetIOManager, JSONDatasetIOManager
from .runtime.memory import MemoryDatasetIOManager

resources = {
    "io_manager": MemoryDatasetIOManager(),
    "corrected_io_manager": DagsterPartitionedDatasetIOManager(
        dataset_name="corrected",
        path="data/02_corrected",
        dataset="json.JSONDataset",
        filename_suffix=".json",
    ),
    "gauge_io_manager": JSONDatasetIOManager(
        dataset_name="gauge",
        filepath="data/01_raw/gauge.json",
    ),
    "highs_io_manager": DagsterPartitionedDatasetIOManager(
        dataset_name="highs",
        path="data/03_highs",
        dataset="json.JSONDataset",
        filename_suffix=".json",
    ),
    "readings_io_manager": DagsterPartitionedDatasetIOManager(
        dataset_name="readings",
        path="data/01_raw/readings",
        dataset="json.JSONDataset",
        filename_suffix=".json",
    ),
}
