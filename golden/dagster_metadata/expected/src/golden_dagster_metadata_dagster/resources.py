"""Resources: one I/O manager for each dataset."""

from .io_managers import JSONDatasetIOManager, TextDatasetIOManager
from .runtime.memory import MemoryDatasetIOManager

resources = {
    "io_manager": MemoryDatasetIOManager(),
    "clocks_io_manager": TextDatasetIOManager(
        dataset_name="clocks",
        filepath="data/clocks.txt",
    ),
    "struck_io_manager": TextDatasetIOManager(
        dataset_name="struck",
        filepath="data/struck.txt",
    ),
    "wound_io_manager": JSONDatasetIOManager(
        dataset_name="wound",
        filepath="data/wound.json",
    ),
}
