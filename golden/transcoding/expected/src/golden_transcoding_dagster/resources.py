"""Resources: one I/O manager for each dataset."""

from .io_managers import (
    JSONDatasetIOManager,
    PandasCSVDatasetIOManager,
    TextDatasetIOManager,
    YAMLDatasetIOManager,
)
from .runtime.memory import MemoryDatasetIOManager

resources = {
    "io_manager": MemoryDatasetIOManager(),
    "fuel_pandas_io_manager": PandasCSVDatasetIOManager(
        dataset_name="fuel@pandas",
        filepath="data/01_raw/fuel.csv",
    ),
    "fuel_text_io_manager": TextDatasetIOManager(
        dataset_name="fuel@text",
        filepath="data/01_raw/fuel.csv",
    ),
    "fuel_summary_io_manager": JSONDatasetIOManager(
        dataset_name="fuel_summary",
        filepath="data/04_told/fuel_summary.json",
    ),
    "harbour__high_table_pandas_io_manager": PandasCSVDatasetIOManager(
        dataset_name="harbour.high_table@pandas",
        filepath="data/03_tides/harbour_high.csv",
        save_args={"index": False, "lineterminator": "\n"},
    ),
    "harbour__high_table_text_io_manager": TextDatasetIOManager(
        dataset_name="harbour.high_table@text",
        filepath="data/03_tides/harbour_high.csv",
    ),
    "harbour__tide_notice_io_manager": TextDatasetIOManager(
        dataset_name="harbour.tide_notice",
        filepath="data/04_told/harbour_tide_notice.txt",
    ),
    "lamp_json_io_manager": JSONDatasetIOManager(
        dataset_name="lamp@json",
        filepath="data/01_raw/lamp.json",
    ),
    "lamp_text_io_manager": TextDatasetIOManager(
        dataset_name="lamp@text",
        filepath="data/01_raw/lamp.json",
    ),
    "lamp_yaml_io_manager": YAMLDatasetIOManager(
        dataset_name="lamp@yaml",
        filepath="data/01_raw/lamp.json",
    ),
    "lamp_summary_io_manager": JSONDatasetIOManager(
        dataset_name="lamp_summary",
        filepath="data/04_told/lamp_summary.json",
    ),
    "ledger_pandas_io_manager": PandasCSVDatasetIOManager(
        dataset_name="ledger@pandas",
        filepath="data/02_ledger/ledger.csv",
        load_args={"sep": ";"},
        save_args={"index": False, "sep": ";", "lineterminator": "\n"},
    ),
    "ledger_text_io_manager": TextDatasetIOManager(
        dataset_name="ledger@text",
        filepath="data/02_ledger/ledger.csv",
    ),
    "ledger_check_io_manager": JSONDatasetIOManager(
        dataset_name="ledger_check",
        filepath="data/04_told/ledger_check.json",
    ),
    "ledger_header_io_manager": TextDatasetIOManager(
        dataset_name="ledger_header",
        filepath="data/04_told/ledger_header.txt",
    ),
    "reef__high_table_pandas_io_manager": PandasCSVDatasetIOManager(
        dataset_name="reef.high_table@pandas",
        filepath="data/03_tides/reef_high.csv",
        save_args={"index": False, "lineterminator": "\n"},
    ),
    "reef__high_table_text_io_manager": TextDatasetIOManager(
        dataset_name="reef.high_table@text",
        filepath="data/03_tides/reef_high.csv",
    ),
    "reef__tide_notice_io_manager": TextDatasetIOManager(
        dataset_name="reef.tide_notice",
        filepath="data/04_told/reef_tide_notice.txt",
    ),
    "signal_json_io_manager": JSONDatasetIOManager(
        dataset_name="signal@json",
        filepath="data/02_ledger/signal.json",
    ),
    "signal_text_io_manager": TextDatasetIOManager(
        dataset_name="signal@text",
        filepath="data/02_ledger/signal.json",
    ),
    "signal_lengths_io_manager": JSONDatasetIOManager(
        dataset_name="signal_lengths",
        filepath="data/04_told/signal_lengths.json",
    ),
    "watch_json_io_manager": JSONDatasetIOManager(
        dataset_name="watch@json",
        filepath="data/02_ledger/watch.json",
        versioned=True,
    ),
    "watch_text_io_manager": TextDatasetIOManager(
        dataset_name="watch@text",
        filepath="data/02_ledger/watch.json",
        versioned=True,
    ),
    "watch_poster_io_manager": TextDatasetIOManager(
        dataset_name="watch_poster",
        filepath="data/04_told/watch_poster.txt",
    ),
}
