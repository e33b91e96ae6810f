"""What the steps of a run in several processes import: once, before they fork."""

from .runtime.processes import import_all

import_all(
    "golden_executors_dagster.definitions",
    "golden_executors.nodes",
    "kedro_datasets.json:JSONDataset",
    "kedro_datasets.text:TextDataset",
)
