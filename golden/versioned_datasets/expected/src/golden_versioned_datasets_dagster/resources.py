"""Resources: one I/O manager for each dataset."""

from .io_managers import JSONDatasetIOManager, PickleDatasetIOManager
from .runtime.memory import MemoryDatasetIOManager

resources = {
    "io_manager": MemoryDatasetIOManager(),
    "discard_list_io_manager": JSONDatasetIOManager(
        dataset_name="discard_list",
        filepath="data/04_lists/discard_list.json",
    ),
    "seed_catalogue_io_manager": JSONDatasetIOManager(
        dataset_name="seed_catalogue",
        filepath="data/02_catalogue/seed_catalogue.json",
        save_args={"indent": 2},
        versioned=True,
    ),
    "seeds_io_manager": JSONDatasetIOManager(
        dataset_name="seeds",
        filepath="data/01_raw/seeds.json",
    ),
    "sowing_list_io_manager": JSONDatasetIOManager(
        dataset_name="sowing_list",
        filepath="data/04_lists/sowing_list.json",
        save_args={"indent": 2},
    ),
    "sowing_rule_io_manager": PickleDatasetIOManager(
        dataset_name="sowing_rule",
        filepath="data/03_rules/sowing_rule.pkl",
        save_args={"protocol": 4},
        versioned=True,
    ),
    "viability_io_manager": JSONDatasetIOManager(
        dataset_name="viability",
        filepath="data/02_catalogue/viability.json",
    ),
}
