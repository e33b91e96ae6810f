"""Resources: one I/O manager for each dataset."""

from .io_managers import (
    DagsterPartitionedDatasetIOManager,
    JSONDatasetIOManager,
    TextDatasetIOManager,
)
from .runtime.memory import MemoryDatasetIOManager

resources = {
    "io_manager": MemoryDatasetIOManager(),
    "doors_io_manager": JSONDatasetIOManager(
        dataset_name="doors",
        filepath="data/02_doors.json",
    ),
    "floor_io_manager": TextDatasetIOManager(
        dataset_name="floor",
        filepath="data/01_raw/floor.txt",
    ),
    "keys_io_manager": JSONDatasetIOManager(
        dataset_name="keys",
        filepath="data/01_raw/keys.json",
    ),
    "report_io_manager": TextDatasetIOManager(
        dataset_name="report",
        filepath="data/04_report.txt",
    ),
    "sums_io_manager": DagsterPartitionedDatasetIOManager(
        dataset_name="sums",
        path="data/03_sums",
        dataset="json.JSONDataset",
    ),
    "tables_io_manager": DagsterPartitionedDatasetIOManager(
        dataset_name="tables",
        path="data/01_raw/tables",
        dataset="json.JSONDataset",
    ),
}
