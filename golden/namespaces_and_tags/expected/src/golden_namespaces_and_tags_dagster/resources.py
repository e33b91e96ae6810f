"""Resources: one I/O manager for each dataset."""

from .io_managers import (
    JSONDatasetIOManager,
    PandasCSVDatasetIOManager,
    PandasParquetDatasetIOManager,
    TextDatasetIOManager,
)
from .runtime.memory import MemoryDatasetIOManager

resources = {
    "io_manager": MemoryDatasetIOManager(),
    "alpine__medal_counts_io_manager": JSONDatasetIOManager(
        dataset_name="alpine.medal_counts",
        filepath="data/03_medals/counts/alpine.json",
    ),
    "alpine__medals_io_manager": JSONDatasetIOManager(
        dataset_name="alpine.medals",
        filepath="data/03_medals/alpine.json",
        save_args={"indent": 2},
    ),
    "alpine__scores_io_manager": PandasCSVDatasetIOManager(
        dataset_name="alpine.scores",
        filepath="data/02_scores/alpine/scores.csv",
        save_args={"index": False},
    ),
    "alpine_entries_io_manager": PandasCSVDatasetIOManager(
        dataset_name="alpine_entries",
        filepath="data/01_raw/alpine_entries.csv",
    ),
    "announcement_io_manager": TextDatasetIOManager(
        dataset_name="announcement",
        filepath="data/04_ceremony/announcement.txt",
    ),
    "coastal__juniors__medal_counts_io_manager": JSONDatasetIOManager(
        dataset_name="coastal.juniors.medal_counts",
        filepath="data/03_medals/counts/coastal.juniors.json",
    ),
    "coastal__juniors__medals_io_manager": JSONDatasetIOManager(
        dataset_name="coastal.juniors.medals",
        filepath="data/03_medals/coastal.juniors.json",
        save_args={"indent": 2},
    ),
    "coastal__juniors__scores_io_manager": PandasCSVDatasetIOManager(
        dataset_name="coastal.juniors.scores",
        filepath="data/02_scores/juniors/coastal_scores.csv",
        load_args={"sep": ";"},
        save_args={"index": False, "sep": ";"},
    ),
    "coastal__medal_counts_io_manager": JSONDatasetIOManager(
        dataset_name="coastal.medal_counts",
        filepath="data/03_medals/counts/coastal.json",
    ),
    "coastal__scores_io_manager": PandasParquetDatasetIOManager(
        dataset_name="coastal.scores",
        filepath="data/02_scores/coastal.parquet",
    ),
    "coastal_entries_io_manager": PandasCSVDatasetIOManager(
        dataset_name="coastal_entries",
        filepath="data/01_raw/coastal_entries.csv",
    ),
    "coastal_medals_io_manager": JSONDatasetIOManager(
        dataset_name="coastal_medals",
        filepath="data/03_medals/by_the_sea.json",
        save_args={"indent": 2},
    ),
    "junior_entries_io_manager": PandasCSVDatasetIOManager(
        dataset_name="junior_entries",
        filepath="data/01_raw/junior_entries.csv",
    ),
    "podium_io_manager": JSONDatasetIOManager(
        dataset_name="podium",
        filepath="data/04_ceremony/podium.json",
        save_args={"indent": 2},
    ),
}
