"""Resources: one I/O manager for each dataset."""

from .io_managers import DagsterPartitionedDatasetIOManager, JSONDatasetIOManager
from .runtime.memory import MemoryDatasetIOManager

resources = {
    "io_manager": MemoryDatasetIOManager(),
    "best_days_io_manager": JSONDatasetIOManager(
        dataset_name="best_days",
        filepath="data/04_best_days.json",
    ),
    "daily_gains_io_manager": DagsterPartitionedDatasetIOManager(
        dataset_name="daily_gains",
        path="data/02_daily_gains",
        dataset="json.JSONDataset",
        filename_suffix=".json",
    ),
    "filled_frames_io_manager": DagsterPartitionedDatasetIOManager(
        dataset_name="filled_frames",
        path="data/02_filled_frames",
        dataset="json.JSONDataset",
        filename_suffix=".json",
    ),
    "frames_io_manager": DagsterPartitionedDatasetIOManager(
        dataset_name="frames",
        path="data/01_raw/frames",
        dataset="json.JSONDataset",
        filename_suffix=".json",
    ),
    "fullest_hives_io_manager": DagsterPartitionedDatasetIOManager(
        dataset_name="fullest_hives",
        path="data/03_fullest_hives",
        dataset="json.JSONDataset",
        filename_suffix=".json",
    ),
    "weekly_gains_io_manager": DagsterPartitionedDatasetIOManager(
        dataset_name="weekly_gains",
        path="data/03_weekly_gains",
        dataset="json.JSONDataset",
        filename_suffix=".json",
    ),
    "weights_io_manager": DagsterPartitionedDatasetIOManager(
        dataset_name="weights",
        path="data/01_raw/weights",
        dataset="json.JSONDataset",
        filename_suffix=".json",
    ),
}
