"""Resources: one I/O manager for each dataset."""

from .io_managers import DagsterPartitionedDatasetIOManager
from .runtime.memory import MemoryDatasetIOManager

resources = {
    "io_manager": MemoryDatasetIOManager(),
    "answers_io_manager": DagsterPartitionedDatasetIOManager(
        dataset_name="answers",
        path="data/02_answers",
        dataset="text.TextDataset",
        filename_suffix=".txt",
    ),
    "letters_io_manager": DagsterPartitionedDatasetIOManager(
        dataset_name="letters",
        path="data/01_raw/letters",
        dataset="text.TextDataset",
        filename_suffix=".txt",
    ),
}
