"""Resources: one I/O manager for each dataset."""

from .io_managers import (
    JSONDatasetIOManager,
    LockedDatasetIOManager,
    PandasCSVDatasetIOManager,
    PartitionedDatasetIOManager,
)
from .runtime.memory import MemoryDatasetIOManager

resources = {
    "io_manager": MemoryDatasetIOManager(),
    "luggage_io_manager": PandasCSVDatasetIOManager(
        dataset_name="luggage",
        filepath="data/01_raw/luggage.csv",
    ),
    "shelves_io_manager": LockedDatasetIOManager(
        dataset_name="shelves",
        filepath="data/02_shelves/shelves.json",
        credentials="warehouse",
        metadata={
            "description": "Everything in the office, behind one lock.",
            "owners": ["team:porters"],
        },
    ),
    "shelves_by_hall_io_manager": PartitionedDatasetIOManager(
        dataset_name="shelves_by_hall",
        path="data/03_halls",
        dataset={
            "type": "golden_credentials.datasets.LockedDataset",
            "credentials": "warehouse",
        },
        filename_suffix=".json",
    ),
    "weights_io_manager": JSONDatasetIOManager(
        dataset_name="weights",
        filepath="data/04_archive/weights.json",
        save_args={"indent": 2},
        credentials="archive",
    ),
}
