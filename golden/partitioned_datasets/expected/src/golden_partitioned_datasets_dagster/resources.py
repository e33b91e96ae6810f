"""Resources: one I/O manager for each dataset."""

from .io_managers import (
    JSONDatasetIOManager,
    PartitionedDatasetIOManager,
    PartitionsIncrementalDatasetIOManager,
    TextDatasetIOManager,
)
from .runtime.memory import MemoryDatasetIOManager

resources = {
    "io_manager": MemoryDatasetIOManager(),
    "arrival_log_io_manager": JSONDatasetIOManager(
        dataset_name="arrival_log",
        filepath="data/03_watched/arrival_log.json",
    ),
    "arrivals_io_manager": PartitionsIncrementalDatasetIOManager(
        dataset_name="arrivals",
        path="data/01_raw/arrivals",
        dataset={"type": "json.JSONDataset"},
        filename_suffix=".json",
    ),
    "bulletin_io_manager": TextDatasetIOManager(
        dataset_name="bulletin",
        filepath="data/04_published/bulletin.txt",
    ),
    "counts_io_manager": PartitionedDatasetIOManager(
        dataset_name="counts",
        path="data/01_raw/counts",
        dataset={
            "type": "pandas.CSVDataset",
            "load_args": {"sep": ";", "dtype": {"count": "int64"}},
        },
        filename_suffix=".csv",
    ),
    "departure_log_io_manager": TextDatasetIOManager(
        dataset_name="departure_log",
        filepath="data/03_watched/departure_log.txt",
    ),
    "departures_io_manager": PartitionsIncrementalDatasetIOManager(
        dataset_name="departures",
        path="data/01_raw/departures",
        dataset="text.TextDataset",
        checkpoint={"force_checkpoint": "day_2", "comparison_func": "operator.ge"},
        filename_suffix=".txt",
    ),
    "drafts_io_manager": PartitionedDatasetIOManager(
        dataset_name="drafts",
        path="data/02_counted/reports",
        dataset="text.TextDataset",
        filename_suffix=".txt",
    ),
    "egg_counts_io_manager": JSONDatasetIOManager(
        dataset_name="egg_counts",
        filepath="data/03_watched/egg_counts.json",
    ),
    "feathers_io_manager": JSONDatasetIOManager(
        dataset_name="feathers",
        filepath="data/03_watched/feathers.json",
    ),
    "grand_total_io_manager": JSONDatasetIOManager(
        dataset_name="grand_total",
        filepath="data/02_counted/grand_total.json",
    ),
    "moults_io_manager": PartitionsIncrementalDatasetIOManager(
        dataset_name="moults",
        path="data/01_raw/moults",
        dataset="json.JSONDataset",
        checkpoint="a",
        filename_suffix=".json",
    ),
    "nest_weeks_io_manager": JSONDatasetIOManager(
        dataset_name="nest_weeks",
        filepath="data/03_watched/nest_weeks.json",
    ),
    "nests_io_manager": PartitionsIncrementalDatasetIOManager(
        dataset_name="nests",
        path="data/01_raw/nests",
        dataset={
            "type": "pandas.CSVDataset",
            "load_args": {"header": None, "names": ["bird", "eggs"]},
        },
        checkpoint={
            "type": "json.JSONDataset",
            "filepath": "data/01_raw/nests/last_seen",
        },
        filename_suffix=".csv",
    ),
    "outer_counts_io_manager": PartitionedDatasetIOManager(
        dataset_name="outer_counts",
        path="data/01_raw/counts",
        dataset={"type": "pandas.CSVDataset", "load_args": {"sep": ";"}},
        filename_suffix=".csv",
        load_args={"maxdepth": 1},
    ),
    "outer_total_io_manager": JSONDatasetIOManager(
        dataset_name="outer_total",
        filepath="data/02_counted/outer_total.json",
    ),
    "reports_io_manager": PartitionedDatasetIOManager(
        dataset_name="reports",
        path="data/02_counted/reports",
        dataset={"type": "text.TextDataset"},
        filename_suffix=".txt",
        overwrite=True,
    ),
    "ring_list_io_manager": JSONDatasetIOManager(
        dataset_name="ring_list",
        filepath="data/03_watched/ring_list.json",
    ),
    "rings_io_manager": PartitionsIncrementalDatasetIOManager(
        dataset_name="rings",
        path="data/01_raw/rings",
        dataset="text.TextDataset",
        filename_suffix=".txt",
    ),
    "sightings_io_manager": PartitionsIncrementalDatasetIOManager(
        dataset_name="sightings",
        path="data/01_raw/sightings",
        dataset="text.TextDataset",
        filename_suffix=".txt",
    ),
    "stories_io_manager": PartitionedDatasetIOManager(
        dataset_name="stories",
        path="data/01_raw/stories",
        dataset="text.TextDataset",
    ),
    "story_lengths_io_manager": JSONDatasetIOManager(
        dataset_name="story_lengths",
        filepath="data/02_counted/story_lengths.json",
    ),
    "tables_io_manager": PartitionedDatasetIOManager(
        dataset_name="tables",
        path="data/02_counted/tables",
        dataset={
            "type": "pandas.CSVDataset",
            "save_args": {"index": False, "sep": "|", "lineterminator": "\n"},
        },
        filename_suffix=".csv",
    ),
    "totals_io_manager": PartitionedDatasetIOManager(
        dataset_name="totals",
        path="data/02_counted/totals",
        dataset={
            "type": "json.JSONDataset",
            "save_args": {"indent": 2, "sort_keys": True},
        },
        filename_suffix=".json",
    ),
}
