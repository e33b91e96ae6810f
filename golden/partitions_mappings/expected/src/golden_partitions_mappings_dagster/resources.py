"""Resources: one I/O manager for each dataset."""

from .io_managers import DagsterPartitionedDatasetIOManager
from .runtime.memory import MemoryDatasetIOManager

resources = {
    "io_manager": MemoryDatasetIOManager(),
    "basins_io_manager": DagsterPartitionedDatasetIOManager(
        dataset_name="basins",
        path="data/03_basins/totals",
        dataset="json.JSONDataset",
        filename_suffix=".json",
    ),
    "checked_io_manager": DagsterPartitionedDatasetIOManager(
        dataset_name="checked",
        path="data/02_checked",
        dataset="json.JSONDataset",
        filename_suffix=".json",
    ),
    "eu__doubled_io_manager": DagsterPartitionedDatasetIOManager(
        dataset_name="eu.doubled",
        path="data/02_eu/doubled",
        dataset="json.JSONDataset",
        filename_suffix=".json",
    ),
    "eu__numbered_io_manager": DagsterPartitionedDatasetIOManager(
        dataset_name="eu.numbered",
        path="data/02_eu/numbered",
        dataset="json.JSONDataset",
        filename_suffix=".json",
    ),
    "gauges_io_manager": DagsterPartitionedDatasetIOManager(
        dataset_name="gauges",
        path="data/01_raw/gauges",
        dataset="json.JSONDataset",
        filename_suffix=".json",
    ),
    "ranks_io_manager": DagsterPartitionedDatasetIOManager(
        dataset_name="ranks",
        path="data/03_basins/ranks",
        dataset="json.JSONDataset",
        filename_suffix=".json",
    ),
}
