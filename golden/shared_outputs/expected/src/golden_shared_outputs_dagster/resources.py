"""Resources: one I/O manager for each dataset."""

from .io_managers import JSONDatasetIOManager, TextDatasetIOManager
from .runtime.memory import MemoryDatasetIOManager

resources = {
    "io_manager": MemoryDatasetIOManager(),
    "downstream_io_manager": JSONDatasetIOManager(
        dataset_name="downstream",
        filepath="data/03_river/downstream.json",
    ),
    "forecast_io_manager": JSONDatasetIOManager(
        dataset_name="forecast",
        filepath="data/02_forecast/forecast.json",
    ),
    "readings_io_manager": JSONDatasetIOManager(
        dataset_name="readings",
        filepath="data/01_raw/readings.json",
    ),
    "report_io_manager": TextDatasetIOManager(
        dataset_name="report",
        filepath="data/02_forecast/report.txt",
    ),
    "summary_io_manager": JSONDatasetIOManager(
        dataset_name="summary",
        filepath="data/04_summary/summary.json",
    ),
    "upstream_io_manager": JSONDatasetIOManager(
        dataset_name="upstream",
        filepath="data/03_river/upstream.json",
    ),
    "wind_io_manager": JSONDatasetIOManager(
        dataset_name="wind",
        filepath="data/01_raw/wind.json",
    ),
}
