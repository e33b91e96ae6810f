"""Resources: one I/O manager for each dataset."""

from .io_managers import DagsterPartitionedDatasetIOManager
from .runtime.memory import MemoryDatasetIOManager

resources = {
    "io_manager": MemoryDatasetIOManager(),
    "rates_io_manager": DagsterPartitionedDatasetIOManager(
        dataset_name="rates",
        path="data/01_raw/rates",
        dataset="json.JSONDataset",
        filename_suffix=".json",
    ),
    "rebates_io_manager": DagsterPartitionedDatasetIOManager(
        dataset_name="rebates",
        path="data/03_rebates",
        dataset="json.JSONDataset",
        filename_suffix=".json",
    ),
    "receipts_io_manager": DagsterPartitionedDatasetIOManager(
        dataset_name="receipts",
        path="data/01_raw/receipts",
        dataset="json.JSONDataset",
        filename_suffix=".json",
    ),
    "sums_io_manager": DagsterPartitionedDatasetIOManager(
        dataset_name="sums",
        path="data/02_sums",
        dataset="json.JSONDataset",
        filename_suffix=".json",
    ),
}
