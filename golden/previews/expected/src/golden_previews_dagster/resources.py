"""Resources: one I/O manager for each dataset."""

from .io_managers import (
    JSONDatasetIOManager,
    PartitionsIncrementalDatasetIOManager,
    TextDatasetIOManager,
)
from .runtime.memory import MemoryDatasetIOManager

resources = {
    "io_manager": MemoryDatasetIOManager(),
    "announced_io_manager": TextDatasetIOManager(
        dataset_name="announced",
        filepath="data/02_ranked/announced.txt",
    ),
    "counts_io_manager": JSONDatasetIOManager(
        dataset_name="counts",
        filepath="data/02_ranked/counts.json",
    ),
    "cups_io_manager": PartitionsIncrementalDatasetIOManager(
        dataset_name="cups",
        path="data/01_raw/cups",
        dataset="text.TextDataset",
        filename_suffix=".txt",
    ),
    "llm_notes_io_manager": JSONDatasetIOManager(
        dataset_name="llm_notes",
        filepath="data/02_ranked/llm_notes.json",
    ),
    "others_io_manager": JSONDatasetIOManager(
        dataset_name="others",
        filepath="data/02_ranked/others.json",
        preview=False,
    ),
    "poured_io_manager": TextDatasetIOManager(
        dataset_name="poured",
        filepath="data/02_ranked/poured.txt",
    ),
    "sips_io_manager": JSONDatasetIOManager(
        dataset_name="sips",
        filepath="data/02_ranked/sips.json",
    ),
    "spoons_io_manager": TextDatasetIOManager(
        dataset_name="spoons",
        filepath="data/02_ranked/spoons.txt",
    ),
    "spoons_again_io_manager": TextDatasetIOManager(
        dataset_name="spoons_again",
        filepath="data/02_ranked/spoons_again.txt",
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
