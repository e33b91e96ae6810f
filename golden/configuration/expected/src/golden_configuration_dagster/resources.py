"""Resources: one I/O manager for each dataset."""

from .io_managers import (
    JSONDatasetIOManager,
    MottoRenderedDatasetIOManager,
    RenderedDatasetIOManager,
    SeedlingsPandasCSVDatasetIOManager,
    TextDatasetIOManager,
)
from .runtime.memory import MemoryDatasetIOManager

resources = {
    "io_manager": MemoryDatasetIOManager(),
    "beds_io_manager": JSONDatasetIOManager(
        dataset_name="beds",
        filepath="data/02_made/beds.json",
    ),
    "motto_io_manager": MottoRenderedDatasetIOManager(
        dataset_name="motto",
        filepath="data/02_made/motto.txt",
    ),
    "options_io_manager": JSONDatasetIOManager(
        dataset_name="options",
        filepath="data/02_made/options.json",
        save_args={"indent": 2},
    ),
    "plain_motto_io_manager": RenderedDatasetIOManager(
        dataset_name="plain_motto",
        filepath="data/01_raw/motto.txt",
    ),
    "prices_io_manager": JSONDatasetIOManager(
        dataset_name="prices",
        filepath="data/02_made/prices.json",
        save_args={"indent": 2},
    ),
    "seedlings_io_manager": SeedlingsPandasCSVDatasetIOManager(
        dataset_name="seedlings",
        filepath="data/01_raw/seedlings.csv",
    ),
    "shown_motto_io_manager": TextDatasetIOManager(
        dataset_name="shown_motto",
        filepath="data/02_made/shown_motto.txt",
    ),
    "types_io_manager": JSONDatasetIOManager(
        dataset_name="types",
        filepath="data/02_made/types.json",
    ),
}
