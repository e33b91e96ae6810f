"""Resources: one I/O manager for each dataset."""

from .io_managers import JSONDatasetIOManager
from .runtime.memory import MemoryDatasetIOManager

resources = {
    "io_manager": MemoryDatasetIOManager(),
    "counts_io_manager": JSONDatasetIOManager(
        dataset_name="counts",
        filepath="data/02_ranked/counts.json",
    ),
    "others_io_manager": JSONDatasetIOManager(
        dataset_name="others",
        filepath="data/02_ranked/others.json",
        preview=False,
    ),
    "teas_io_manager": JSONDatasetIOManager(
        dataset_name="teas",
        filepath="data/01_raw/teas.json",
    ),
    "winners_io_manager": JSONDatasetIOManager(
        dataset_name="winners",
        filepath="data/02_ranked/winners.json",
    ),
}
