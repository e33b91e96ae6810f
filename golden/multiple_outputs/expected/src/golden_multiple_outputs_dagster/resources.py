"""Resources: one I/O manager for each dataset."""

from .io_managers import JSONDatasetIOManager, PandasCSVDatasetIOManager
from .runtime.memory import MemoryDatasetIOManager

resources = {
    "io_manager": MemoryDatasetIOManager(),
    "acidity_by_depth_io_manager": JSONDatasetIOManager(
        dataset_name="acidity_by_depth",
        filepath="data/02_measured/acidity_by_depth.json",
        save_args={"indent": 2},
    ),
    "all_means_io_manager": JSONDatasetIOManager(
        dataset_name="all_means",
        filepath="data/03_compared/all_means.json",
        save_args={"indent": 2},
    ),
    "autumn_means_io_manager": JSONDatasetIOManager(
        dataset_name="autumn_means",
        filepath="data/02_measured/autumn_means.json",
        save_args={"indent": 2},
    ),
    "deepest_io_manager": JSONDatasetIOManager(
        dataset_name="deepest",
        filepath="data/03_compared/deepest.json",
        save_args={"indent": 2},
    ),
    "default_grades_io_manager": JSONDatasetIOManager(
        dataset_name="default_grades",
        filepath="data/03_compared/default_grades.json",
        save_args={"indent": 2},
    ),
    "description_io_manager": JSONDatasetIOManager(
        dataset_name="description",
        filepath="data/03_compared/description.json",
        save_args={"indent": 2},
    ),
    "labelled_means_io_manager": JSONDatasetIOManager(
        dataset_name="labelled_means",
        filepath="data/03_compared/labelled_means.json",
        save_args={"indent": 2},
    ),
    "oxygen_by_depth_io_manager": JSONDatasetIOManager(
        dataset_name="oxygen_by_depth",
        filepath="data/02_measured/oxygen_by_depth.json",
        save_args={"indent": 2},
    ),
    "ranked_means_io_manager": JSONDatasetIOManager(
        dataset_name="ranked_means",
        filepath="data/03_compared/ranked_means.json",
        save_args={"indent": 2},
    ),
    "sample_names_io_manager": JSONDatasetIOManager(
        dataset_name="sample_names",
        filepath="data/03_compared/sample_names.json",
        save_args={"indent": 2},
    ),
    "samples_io_manager": PandasCSVDatasetIOManager(
        dataset_name="samples",
        filepath="data/01_raw/samples.csv",
    ),
    "season_change_io_manager": JSONDatasetIOManager(
        dataset_name="season_change",
        filepath="data/03_compared/season_change.json",
        save_args={"indent": 2},
    ),
    "self_change_io_manager": JSONDatasetIOManager(
        dataset_name="self_change",
        filepath="data/03_compared/self_change.json",
        save_args={"indent": 2},
    ),
    "self_ratio_io_manager": JSONDatasetIOManager(
        dataset_name="self_ratio",
        filepath="data/03_compared/self_ratio.json",
        save_args={"indent": 2},
    ),
    "shallowest_io_manager": JSONDatasetIOManager(
        dataset_name="shallowest",
        filepath="data/03_compared/shallowest.json",
        save_args={"indent": 2},
    ),
    "spring_extremes_io_manager": JSONDatasetIOManager(
        dataset_name="spring_extremes",
        filepath="data/02_measured/spring_extremes.json",
        save_args={"indent": 2},
    ),
    "spring_means_io_manager": JSONDatasetIOManager(
        dataset_name="spring_means",
        filepath="data/02_measured/spring_means.json",
        save_args={"indent": 2},
    ),
    "strict_grades_io_manager": JSONDatasetIOManager(
        dataset_name="strict_grades",
        filepath="data/03_compared/strict_grades.json",
        save_args={"indent": 2},
    ),
}
