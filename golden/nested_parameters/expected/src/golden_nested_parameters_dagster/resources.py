"""Resources: one I/O manager for each dataset."""

from .io_managers import JSONDatasetIOManager, TextDatasetIOManager
from .runtime.memory import MemoryDatasetIOManager

resources = {
    "io_manager": MemoryDatasetIOManager(),
    "counted_io_manager": JSONDatasetIOManager(
        dataset_name="counted",
        filepath="data/02_records/counted.json",
        save_args={"indent": 2, "sort_keys": True},
    ),
    "empties_io_manager": TextDatasetIOManager(
        dataset_name="empties",
        filepath="data/02_records/empties.txt",
    ),
    "everything_io_manager": TextDatasetIOManager(
        dataset_name="everything",
        filepath="data/02_records/everything.txt",
    ),
    "lantern_io_manager": TextDatasetIOManager(
        dataset_name="lantern",
        filepath="data/02_records/lantern.txt",
    ),
    "lighthouse_io_manager": TextDatasetIOManager(
        dataset_name="lighthouse",
        filepath="data/02_records/lighthouse.txt",
    ),
    "lists_io_manager": TextDatasetIOManager(
        dataset_name="lists",
        filepath="data/02_records/lists.txt",
    ),
    "numbered_keys_io_manager": TextDatasetIOManager(
        dataset_name="numbered_keys",
        filepath="data/02_records/numbered_keys.txt",
    ),
    "odd_keys_io_manager": TextDatasetIOManager(
        dataset_name="odd_keys",
        filepath="data/02_records/odd_keys.txt",
    ),
    "raw_strings_io_manager": JSONDatasetIOManager(
        dataset_name="raw_strings",
        filepath="data/02_records/raw_strings.json",
        save_args={"indent": 2, "sort_keys": True},
    ),
    "scalars_io_manager": TextDatasetIOManager(
        dataset_name="scalars",
        filepath="data/02_records/scalars.txt",
    ),
    "shared_io_manager": TextDatasetIOManager(
        dataset_name="shared",
        filepath="data/02_records/shared.txt",
    ),
    "single_values_io_manager": TextDatasetIOManager(
        dataset_name="single_values",
        filepath="data/02_records/single_values.txt",
    ),
    "strings_io_manager": TextDatasetIOManager(
        dataset_name="strings",
        filepath="data/02_records/strings.txt",
    ),
}
