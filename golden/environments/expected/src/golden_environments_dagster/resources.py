"""Resources: one I/O manager for each dataset."""

from .io_managers import JSONDatasetIOManager
from .runtime.memory import MemoryDatasetIOManager

resources = {
    "io_manager": MemoryDatasetIOManager(),
    "bill_io_manager": JSONDatasetIOManager(
        dataset_name="bill",
        filepath="data/02_baked/bill.json",
        save_args={"indent": 2},
    ),
    "dough_io_manager": MemoryDatasetIOManager(),
    "loaves_io_manager": JSONDatasetIOManager(
        dataset_name="loaves",
        filepath="data/02_baked/loaves.json",
    ),
    "orders_io_manager": JSONDatasetIOManager(
        dataset_name="orders",
        filepath="data/01_raw/orders.json",
    ),
}
