"""Resources: one I/O manager for each dataset."""

from .io_managers import HarbourBookJSONDatasetIOManager, JSONDatasetIOManager
from .runtime.memory import MemoryDatasetIOManager

resources = {
    "io_manager": MemoryDatasetIOManager(),
    "arrivals_io_manager": JSONDatasetIOManager.configure_at_launch(
        dataset_name="arrivals",
    ),
    "berth_plan_io_manager": JSONDatasetIOManager.configure_at_launch(
        dataset_name="berth_plan",
    ),
    "harbour_book_io_manager": HarbourBookJSONDatasetIOManager.configure_at_launch(
        dataset_name="harbour_book",
        filepath="data/02_written/harbour_book.json",
    ),
    "tide_table_io_manager": JSONDatasetIOManager(
        dataset_name="tide_table",
        filepath="data/02_written/tides.json",
    ),
}
