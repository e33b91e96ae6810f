"""Resources: one I/O manager for each dataset."""

from .io_managers import JSONDatasetIOManager, PandasCSVDatasetIOManager
from .runtime.memory import MemoryDatasetIOManager

resources = {
    "io_manager": MemoryDatasetIOManager(),
    "all_stamps_io_manager": JSONDatasetIOManager(
        dataset_name="all_stamps",
        filepath="data/03_rules/all_stamps.json",
    ),
    "flower_report_io_manager": JSONDatasetIOManager(
        dataset_name="flower_report",
        filepath="data/02_shelf/flower_report.json",
    ),
    "flowers_io_manager": JSONDatasetIOManager(
        dataset_name="flowers",
        filepath="data/01_raw/flowers.json",
        validator="golden_validators.checks.unique",
    ),
    "heavy_jars_io_manager": PandasCSVDatasetIOManager(
        dataset_name="heavy_jars",
        filepath="data/02_shelf/heavy_jars.csv",
        save_args={"index": False, "lineterminator": "\n"},
        validator="golden_validators.checks.HEAVIEST_FIRST",
    ),
    "heavy_names_io_manager": JSONDatasetIOManager(
        dataset_name="heavy_names",
        filepath="data/02_shelf/heavy_names.json",
    ),
    "hive_report_io_manager": JSONDatasetIOManager(
        dataset_name="hive_report",
        filepath="data/02_shelf/hive_report.json",
    ),
    "hives_io_manager": JSONDatasetIOManager(
        dataset_name="hives",
        filepath="data/01_raw/hives.json",
        validator="golden_validators.checks.has_hives",
    ),
    "jar_names_io_manager": JSONDatasetIOManager(
        dataset_name="jar_names",
        filepath="data/02_shelf/jar_names.json",
    ),
    "jars_io_manager": PandasCSVDatasetIOManager(
        dataset_name="jars",
        filepath="data/01_raw/jars.csv",
        validator={
            "class": "golden_validators.checks.SortedTable",
            "options": {"column": "jar", "types": {"grams": "int64"}},
        },
    ),
    "kept_stamps_io_manager": MemoryDatasetIOManager(
        validator={
            "class": "golden_validators.checks.Stamp",
            "options": {"text": "in memory"},
        },
    ),
    "loaded_stamps_io_manager": JSONDatasetIOManager(
        dataset_name="loaded_stamps",
        filepath="data/03_rules/loaded_stamps.json",
        validator={
            "class": "golden_validators.checks.Stamp",
            "on": "load",
            "options": {"text": "on load"},
        },
    ),
    "passed_stamps_io_manager": JSONDatasetIOManager(
        dataset_name="passed_stamps",
        filepath="data/03_rules/passed_stamps.json",
        validator={
            "class": "golden_validators.checks.Stamp",
            "severity": "warn",
            "options": {"text": "passed"},
        },
    ),
    "saved_stamps_io_manager": JSONDatasetIOManager(
        dataset_name="saved_stamps",
        filepath="data/03_rules/saved_stamps.json",
        validator={
            "class": "golden_validators.checks.Stamp",
            "on": ["save"],
            "options": {"text": "on save"},
        },
    ),
    "skipped_stamps_io_manager": JSONDatasetIOManager(
        dataset_name="skipped_stamps",
        filepath="data/03_rules/skipped_stamps.json",
        validator={
            "class": "golden_validators.checks.Stamp",
            "skip_load_after_save": True,
            "options": {"text": "once"},
        },
    ),
    "stamps_io_manager": JSONDatasetIOManager(
        dataset_name="stamps",
        filepath="data/03_rules/stamps.json",
        validator={
            "class": "golden_validators.checks.Stamp",
            "options": {"text": "both"},
        },
    ),
    "stamps_of_ada_io_manager": JSONDatasetIOManager(
        dataset_name="stamps_of_ada",
        filepath="data/03_rules/stamps_of_ada.json",
        validator={
            "class": "golden_validators.checks.Stamp",
            "options": {"text": "ada"},
        },
    ),
    "stamps_of_piet_io_manager": JSONDatasetIOManager(
        dataset_name="stamps_of_piet",
        filepath="data/03_rules/stamps_of_piet.json",
        validator={
            "class": "golden_validators.checks.Stamp",
            "options": {"text": "piet"},
        },
    ),
    "unchecked_stamps_io_manager": JSONDatasetIOManager(
        dataset_name="unchecked_stamps",
        filepath="data/03_rules/unchecked_stamps.json",
        validator={"class": "golden_validators.checks.refuse", "enabled": False},
    ),
    "warned_stamps_io_manager": JSONDatasetIOManager(
        dataset_name="warned_stamps",
        filepath="data/03_rules/warned_stamps.json",
        validator={"class": "golden_validators.checks.refuse", "severity": "warn"},
    ),
}
