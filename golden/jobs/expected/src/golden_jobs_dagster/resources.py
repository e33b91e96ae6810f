"""Resources: one I/O manager for each dataset."""

from .io_managers import JSONDatasetIOManager, TextDatasetIOManager
from .runtime.memory import MemoryDatasetIOManager

resources = {
    "io_manager": MemoryDatasetIOManager(),
    "bread_io_manager": JSONDatasetIOManager(
        dataset_name="bread",
        filepath="data/03_primary/bread.json",
    ),
    "flour_io_manager": TextDatasetIOManager(
        dataset_name="flour",
        filepath="data/02_intermediate/flour.txt",
    ),
    "grain_io_manager": TextDatasetIOManager(
        dataset_name="grain",
        filepath="data/01_raw/grain.txt",
    ),
    "labelled_io_manager": TextDatasetIOManager(
        dataset_name="labelled",
        filepath="data/04_counter/labelled.txt",
    ),
    "packed_io_manager": TextDatasetIOManager(
        dataset_name="packed",
        filepath="data/04_counter/packed.txt",
    ),
    "slices_io_manager": TextDatasetIOManager(
        dataset_name="slices",
        filepath="data/04_counter/slices.txt",
    ),
}
