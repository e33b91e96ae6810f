"""Resources: one I/O manager for each dataset."""

from .io_managers import JSONDatasetIOManager, PandasCSVDatasetIOManager
from .runtime.memory import MemoryDatasetIOManager

resources = {
    "io_manager": MemoryDatasetIOManager(),
    "plan_io_manager": JSONDatasetIOManager(
        dataset_name="plan",
        filepath="data/02_plan/plan.json",
        save_args={"indent": 2},
    ),
    "register_io_manager": MemoryDatasetIOManager(
        copy_mode="assign",
    ),
    "singers_io_manager": PandasCSVDatasetIOManager(
        dataset_name="singers",
        filepath="data/01_raw/singers.csv",
    ),
}
