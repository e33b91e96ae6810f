"""Resources: one I/O manager for each dataset."""

from .io_managers import JSONDatasetIOManager, TextDatasetIOManager
from .runtime.memory import MemoryDatasetIOManager

resources = {
    "io_manager": MemoryDatasetIOManager(),
    "bern__airport__counts_io_manager": JSONDatasetIOManager(
        dataset_name="bern.airport.counts",
        filepath="data/counts/bern.airport.json",
    ),
    "bern__airport__report_io_manager": TextDatasetIOManager(
        dataset_name="bern.airport.report",
        filepath="data/reports/bern.airport.txt",
    ),
    "bern__airport__sales_io_manager": TextDatasetIOManager(
        dataset_name="bern.airport.sales",
        filepath="data/sales/bern.airport.txt",
    ),
    "bern__station__counts_io_manager": JSONDatasetIOManager(
        dataset_name="bern.station.counts",
        filepath="data/counts/bern.station.json",
    ),
    "bern__station__report_io_manager": TextDatasetIOManager(
        dataset_name="bern.station.report",
        filepath="data/reports/bern.station.txt",
    ),
    "bern__station__sales_io_manager": TextDatasetIOManager(
        dataset_name="bern.station.sales",
        filepath="data/sales/bern.station.txt",
    ),
    "rome__airport__counts_io_manager": JSONDatasetIOManager(
        dataset_name="rome.airport.counts",
        filepath="data/counts/rome.airport.json",
    ),
    "rome__airport__report_io_manager": TextDatasetIOManager(
        dataset_name="rome.airport.report",
        filepath="data/reports/rome.airport.txt",
    ),
    "rome__airport__sales_io_manager": TextDatasetIOManager(
        dataset_name="rome.airport.sales",
        filepath="data/sales/rome.airport.txt",
    ),
    "total_io_manager": JSONDatasetIOManager(
        dataset_name="total",
        filepath="data/total.json",
    ),
}
