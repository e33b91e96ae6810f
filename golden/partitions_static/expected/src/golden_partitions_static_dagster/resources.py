"""Resources: one I/O manager for each dataset."""

from .io_managers import DagsterPartitionedDatasetIOManager, JSONDatasetIOManager
from .runtime.memory import MemoryDatasetIOManager

resources = {
    "io_manager": MemoryDatasetIOManager(),
    "crates_io_manager": DagsterPartitionedDatasetIOManager(
        dataset_name="crates",
        path="data/01_raw/crates",
        dataset="json.JSONDataset",
        filename_suffix=".json",
    ),
    "harvest_io_manager": JSONDatasetIOManager(
        dataset_name="harvest",
        filepath="data/05_total/harvest.json",
    ),
    "labels_io_manager": DagsterPartitionedDatasetIOManager(
        dataset_name="labels",
        path="data/03_labelled/labels",
        dataset="text.TextDataset",
        filename_suffix=".txt",
    ),
    "letterheads_io_manager": DagsterPartitionedDatasetIOManager(
        dataset_name="letterheads",
        path="data/04_sent/letterheads",
        dataset="text.TextDataset",
        filename_suffix=".txt",
    ),
    "letters_io_manager": DagsterPartitionedDatasetIOManager(
        dataset_name="letters",
        path="data/04_sent/letters",
        dataset="text.TextDataset",
        filename_suffix=".txt",
    ),
    "shares_io_manager": DagsterPartitionedDatasetIOManager(
        dataset_name="shares",
        path="data/05_total/shares",
        dataset="json.JSONDataset",
        filename_suffix=".json",
    ),
    "tariff_io_manager": JSONDatasetIOManager(
        dataset_name="tariff",
        filepath="data/01_raw/tariff.json",
    ),
    "weights_io_manager": DagsterPartitionedDatasetIOManager(
        dataset_name="weights",
        path="data/02_weighed",
        dataset={"type": "json.JSONDataset"},
        filename_suffix=".json",
    ),
    "worth_io_manager": DagsterPartitionedDatasetIOManager(
        dataset_name="worth",
        path="data/03_labelled/worth",
        dataset="json.JSONDataset",
        filename_suffix=".json",
    ),
}
