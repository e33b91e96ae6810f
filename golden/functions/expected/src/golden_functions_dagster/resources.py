"""Resources: one I/O manager for each dataset."""

from .io_managers import JSONDatasetIOManager
from .runtime.memory import MemoryDatasetIOManager

resources = {
    "io_manager": MemoryDatasetIOManager(),
    "corrected_io_manager": JSONDatasetIOManager(
        dataset_name="corrected",
        filepath="data/02_made/corrected.json",
        save_args={"indent": 2},
    ),
    "feet_in_order_io_manager": JSONDatasetIOManager(
        dataset_name="feet_in_order",
        filepath="data/02_made/feet_in_order.json",
        save_args={"indent": 2},
    ),
    "high_levels_io_manager": JSONDatasetIOManager(
        dataset_name="high_levels",
        filepath="data/02_made/high_levels.json",
        save_args={"indent": 2},
    ),
    "high_water_io_manager": JSONDatasetIOManager(
        dataset_name="high_water",
        filepath="data/02_made/high_water.json",
        save_args={"indent": 2},
    ),
    "histogram_io_manager": JSONDatasetIOManager(
        dataset_name="histogram",
        filepath="data/02_made/histogram.json",
        save_args={"indent": 2},
    ),
    "level_range_io_manager": JSONDatasetIOManager(
        dataset_name="level_range",
        filepath="data/02_made/level_range.json",
        save_args={"indent": 2},
    ),
    "level_sheet_io_manager": JSONDatasetIOManager(
        dataset_name="level_sheet",
        filepath="data/02_made/level_sheet.json",
        save_args={"indent": 2},
    ),
    "level_sum_io_manager": JSONDatasetIOManager(
        dataset_name="level_sum",
        filepath="data/02_made/level_sum.json",
        save_args={"indent": 2},
    ),
    "levels_io_manager": JSONDatasetIOManager(
        dataset_name="levels",
        filepath="data/02_made/levels.json",
        save_args={"indent": 2},
    ),
    "levels_above_low_io_manager": JSONDatasetIOManager(
        dataset_name="levels_above_low",
        filepath="data/02_made/levels_above_low.json",
        save_args={"indent": 2},
    ),
    "levels_in_feet_io_manager": JSONDatasetIOManager(
        dataset_name="levels_in_feet",
        filepath="data/02_made/levels_in_feet.json",
        save_args={"indent": 2},
    ),
    "log_io_manager": JSONDatasetIOManager(
        dataset_name="log",
        filepath="data/02_made/log.json",
        save_args={"indent": 2},
    ),
    "low_levels_io_manager": JSONDatasetIOManager(
        dataset_name="low_levels",
        filepath="data/02_made/low_levels.json",
        save_args={"indent": 2},
    ),
    "lowest_levels_io_manager": JSONDatasetIOManager(
        dataset_name="lowest_levels",
        filepath="data/02_made/lowest_levels.json",
        save_args={"indent": 2},
    ),
    "mean_level_io_manager": JSONDatasetIOManager(
        dataset_name="mean_level",
        filepath="data/02_made/mean_level.json",
        save_args={"indent": 2},
    ),
    "nearest_to_low_io_manager": JSONDatasetIOManager(
        dataset_name="nearest_to_low",
        filepath="data/02_made/nearest_to_low.json",
        save_args={"indent": 2},
    ),
    "ranked_io_manager": JSONDatasetIOManager(
        dataset_name="ranked",
        filepath="data/02_made/ranked.json",
        save_args={"indent": 2},
    ),
    "reading_count_io_manager": JSONDatasetIOManager(
        dataset_name="reading_count",
        filepath="data/02_made/reading_count.json",
        save_args={"indent": 2},
    ),
    "readings_io_manager": JSONDatasetIOManager(
        dataset_name="readings",
        filepath="data/01_raw/readings.json",
    ),
    "rough_levels_io_manager": JSONDatasetIOManager(
        dataset_name="rough_levels",
        filepath="data/02_made/rough_levels.json",
        save_args={"indent": 2},
    ),
    "sorted_levels_io_manager": JSONDatasetIOManager(
        dataset_name="sorted_levels",
        filepath="data/02_made/sorted_levels.json",
        save_args={"indent": 2},
    ),
    "warnings_io_manager": JSONDatasetIOManager(
        dataset_name="warnings",
        filepath="data/02_made/warnings.json",
        save_args={"indent": 2},
    ),
}
