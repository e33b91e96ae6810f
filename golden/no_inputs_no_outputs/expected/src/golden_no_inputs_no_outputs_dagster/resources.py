"""Resources: one I/O manager for each dataset."""

from .io_managers import JSONDatasetIOManager, TextDatasetIOManager
from .runtime.memory import MemoryDatasetIOManager

resources = {
    "io_manager": MemoryDatasetIOManager(),
    "crew_io_manager": JSONDatasetIOManager(
        dataset_name="crew",
        filepath="data/02_made/crew.json",
    ),
    "departures_io_manager": JSONDatasetIOManager(
        dataset_name="departures",
        filepath="data/02_made/departures.json",
        save_args={"indent": 2},
    ),
    "fares_io_manager": JSONDatasetIOManager(
        dataset_name="fares",
        filepath="data/02_made/fares.json",
    ),
    "flags_io_manager": TextDatasetIOManager(
        dataset_name="flags",
        filepath="data/02_made/flags.txt",
    ),
    "piers_io_manager": JSONDatasetIOManager(
        dataset_name="piers",
        filepath="data/01_raw/piers.json",
    ),
}
