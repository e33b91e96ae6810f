"""Resources: one I/O manager for each dataset."""

from .io_managers import (
    AlwaysVersionedBoxDatasetIOManager,
    AnyBoxDatasetIOManager,
    BoxDatasetIOManager,
    BoxDatasetIOManager_f92e74,
    DefaultBoxDatasetIOManager,
    JSONDatasetIOManager,
    NamedBoxDatasetIOManager,
    OpeningHoursDatasetIOManager,
    PositionalBoxDatasetIOManager,
    ScratchDatasetIOManager,
    SortedJSONDatasetIOManager,
    TextDatasetIOManager,
    WrapperDatasetIOManager,
)
from .runtime.memory import MemoryDatasetIOManager

resources = {
    "io_manager": MemoryDatasetIOManager(),
    "always_versioned_box_io_manager": AlwaysVersionedBoxDatasetIOManager(
        dataset_name="always_versioned_box",
        filepath="data/03_versions/always_versioned_box.txt",
        versioned=True,
    ),
    "any_box_io_manager": AnyBoxDatasetIOManager(
        dataset_name="any_box",
        filepath="data/02_boxes/any_box.txt",
        options={
            "colour": "red",
            "class": "fragile",
            "with-dash": [1, 2.5, None],
            "kwargs": {"nested": True},
        },
    ),
    "bare_any_box_io_manager": AnyBoxDatasetIOManager(
        dataset_name="bare_any_box",
        filepath="data/02_boxes/bare_any_box.txt",
    ),
    "box_io_manager": BoxDatasetIOManager(
        dataset_name="box",
        filepath="data/02_boxes/plain.txt",
    ),
    "default_box_io_manager": DefaultBoxDatasetIOManager(
        dataset_name="default_box",
        filepath="data/02_boxes/default_box.txt",
    ),
    "empty_box_io_manager": DefaultBoxDatasetIOManager(
        dataset_name="empty_box",
        filepath="data/02_boxes/empty_box.txt",
        fs_args={},
        options={"keeper": None},
    ),
    "filled_box_io_manager": DefaultBoxDatasetIOManager(
        dataset_name="filled_box",
        filepath="data/02_boxes/filled_box.txt",
        options={"sizes": [7], "keeper": "Ada"},
    ),
    "inventory_io_manager": JSONDatasetIOManager(
        dataset_name="inventory",
        filepath="data/04_inventory/inventory.json",
    ),
    "makers_io_manager": TextDatasetIOManager(
        dataset_name="makers",
        filepath="data/01_raw/makers.txt",
        fs_args={"open_args_load": {"encoding": "latin-1"}},
    ),
    "makers_sign_io_manager": TextDatasetIOManager(
        dataset_name="makers_sign",
        filepath="data/02_boxes/makers_sign.txt",
        fs_args={"auto_mkdir": True, "open_args_save": {"encoding": "utf-16-le"}},
    ),
    "named_box_io_manager": NamedBoxDatasetIOManager(
        dataset_name="named_box",
        filepath="data/02_boxes/named_box.txt",
        schema_={"name": "str"},
        copy_=True,
        json_="{}",
        dict_=["a"],
        fields=["b"],
        version_name="first",
        validate_=False,
        model_config_="strict",
        group="drawer",
        metadata={
            "description": "A box whose arguments have hard names",
            "group": "drawer",
        },
    ),
    "opening_hours_io_manager": OpeningHoursDatasetIOManager(
        dataset_name="opening_hours",
    ),
    "positional_box_io_manager": PositionalBoxDatasetIOManager(
        dataset_name="positional_box",
        filepath="data/02_boxes/positional_box.txt",
        wide=3,
        high=2,
    ),
    "scratch_io_manager": ScratchDatasetIOManager(
        dataset_name="scratch",
    ),
    "sorted_things_io_manager": SortedJSONDatasetIOManager(
        dataset_name="sorted_things",
        filepath="data/02_boxes/sorted_things.json",
        metadata={"description": "The things in the order of the alphabet"},
    ),
    "things_io_manager": JSONDatasetIOManager(
        dataset_name="things",
        filepath="data/01_raw/things.json",
    ),
    "unversioned_box_io_manager": BoxDatasetIOManager_f92e74(
        dataset_name="unversioned_box",
        filepath="data/03_versions/unversioned_box.txt",
    ),
    "versioned_box_io_manager": BoxDatasetIOManager_f92e74(
        dataset_name="versioned_box",
        filepath="data/03_versions/versioned_box.txt",
        prefix="* ",
        versioned=True,
    ),
    "wrapped_box_io_manager": WrapperDatasetIOManager(
        dataset_name="wrapped_box",
        dataset={
            "type": "json.JSONDataset",
            "filepath": "data/02_boxes/wrapped_box.json",
            "save_args": {"indent": 1},
        },
        label="sealed",
    ),
}
