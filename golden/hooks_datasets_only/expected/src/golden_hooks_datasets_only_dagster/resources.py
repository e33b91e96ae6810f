"""Resources: one I/O manager for each dataset."""

from .hooks import hooks
from .io_managers import (
    JSONDatasetIOManager,
    PartitionsIncrementalDatasetIOManager,
    TextDatasetIOManager,
)
from .runtime.hooked_io_managers import HookedMemoryDatasetIOManager

io_managers = {
    "io_manager": HookedMemoryDatasetIOManager(),
    "baskets_io_manager": JSONDatasetIOManager(
        dataset_name="baskets",
        filepath="data/01_raw/baskets.json",
    ),
    "bottles_io_manager": JSONDatasetIOManager(
        dataset_name="bottles",
        filepath="data/04_pressed/bottles.json",
    ),
    "deliveries_io_manager": PartitionsIncrementalDatasetIOManager(
        dataset_name="deliveries",
        path="data/01_raw/deliveries",
        dataset="text.TextDataset",
        filename_suffix=".txt",
    ),
    "labels_io_manager": TextDatasetIOManager(
        dataset_name="labels",
        filepath="data/05_labelled/labels.txt",
    ),
    "ledger_json_io_manager": JSONDatasetIOManager(
        dataset_name="ledger@json",
        filepath="data/03_ledger/ledger.json",
    ),
    "ledger_text_io_manager": TextDatasetIOManager(
        dataset_name="ledger@text",
        filepath="data/03_ledger/ledger.json",
    ),
    "report_io_manager": JSONDatasetIOManager(
        dataset_name="report",
        filepath="data/06_reported/report.json",
        versioned=True,
    ),
    "sorted_apples_io_manager": HookedMemoryDatasetIOManager(
        dataset_name="sorted_apples",
        copy_mode="assign",
    ),
    "weights_io_manager": JSONDatasetIOManager(
        dataset_name="weights",
        filepath="data/02_weighed/weights.json",
    ),
}

resources = {"hooks": hooks.resource(io_managers), **io_managers}
