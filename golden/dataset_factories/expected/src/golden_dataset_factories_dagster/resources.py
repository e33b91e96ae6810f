"""Resources: one I/O manager for each dataset."""

from .io_managers import (
    CachedDatasetIOManager,
    JSONDatasetIOManager,
    PandasCSVDatasetIOManager,
    PandasJSONDatasetIOManager,
    PartitionedDatasetIOManager,
    TextDatasetIOManager,
)
from .runtime.memory import MemoryDatasetIOManager

resources = {
    "io_manager": MemoryDatasetIOManager(),
    "apple_at_door_io_manager": JSONDatasetIOManager(
        dataset_name="apple_at_door",
        filepath="data/06_placeholders/door/apple.json",
    ),
    "apple_price_list_io_manager": JSONDatasetIOManager(
        dataset_name="apple_price_list",
        filepath="data/02_exact/apple.json",
    ),
    "box_counts_io_manager": JSONDatasetIOManager(
        dataset_name="box_counts",
        filepath="data/11_rest/box_counts.json",
    ),
    "box_edition_io_manager": JSONDatasetIOManager(
        dataset_name="box_edition",
        filepath="data/10_kinds/box_edition.json",
        versioned=True,
    ),
    "box_shelf_io_manager": PartitionedDatasetIOManager(
        dataset_name="box_shelf",
        path="data/10_kinds/box_shelf",
        dataset={"type": "text.TextDataset"},
        filename_suffix="_of_box.txt",
    ),
    "cart_copied_by_assign_io_manager": MemoryDatasetIOManager(
        copy_mode="assign",
    ),
    "cart_copied_by_copy_io_manager": MemoryDatasetIOManager(
        copy_mode="copy",
    ),
    "cart_copied_by_deepcopy_io_manager": MemoryDatasetIOManager(
        copy_mode="deepcopy",
    ),
    "cart_memories_io_manager": JSONDatasetIOManager(
        dataset_name="cart_memories",
        filepath="data/11_rest/cart_memories.json",
    ),
    "corner__offer_sign_io_manager": TextDatasetIOManager(
        dataset_name="corner.offer_sign",
        filepath="data/07_stalls/corner_offer.txt",
    ),
    "corner__offers_io_manager": JSONDatasetIOManager(
        dataset_name="corner.offers",
        filepath="data/07_stalls/corner/offers.json",
    ),
    "dry_mint_tea_io_manager": TextDatasetIOManager(
        dataset_name="dry_mint_tea",
        filepath="data/05_alphabet/dried_mint_tea.txt",
    ),
    "fruit_by_price_and_stock_io_manager": PandasCSVDatasetIOManager(
        dataset_name="fruit_by_price_and_stock",
        filepath="data/08_nested/fruit_by_price.csv",
        save_args={
            "index": True,
            "index_label": "fruit",
            "columns": ["price", "stock"],
            "lineterminator": "\n",
        },
    ),
    "gate__offer_sign_io_manager": TextDatasetIOManager(
        dataset_name="gate.offer_sign",
        filepath="data/07_stalls/gate_offer.txt",
    ),
    "gate__offers_io_manager": JSONDatasetIOManager(
        dataset_name="gate.offers",
        filepath="data/07_stalls/gate/offers.json",
    ),
    "good_list_io_manager": JSONDatasetIOManager(
        dataset_name="good_list",
        filepath="data/04_general/good.json",
        save_args={"indent": 4},
    ),
    "leek_at_window_io_manager": JSONDatasetIOManager(
        dataset_name="leek_at_window",
        filepath="data/06_placeholders/window/leek.json",
    ),
    "leek_price_list_io_manager": JSONDatasetIOManager(
        dataset_name="leek_price_list",
        filepath="data/03_specific/leek.json",
        save_args={"indent": 1},
    ),
    "mint_tea_io_manager": TextDatasetIOManager(
        dataset_name="mint_tea",
        filepath="data/05_alphabet/tea_of_mint.txt",
    ),
    "newest_boxes_io_manager": JSONDatasetIOManager(
        dataset_name="newest_boxes",
        filepath="data/11_rest/newest_boxes.json",
    ),
    "pushed_io_manager": JSONDatasetIOManager(
        dataset_name="pushed",
        filepath="data/11_rest/pushed.json",
    ),
    "raw_prices_io_manager": JSONDatasetIOManager(
        dataset_name="raw_prices",
        filepath="data/01_raw/prices.json",
    ),
    "raw_stock_io_manager": JSONDatasetIOManager(
        dataset_name="raw_stock",
        filepath="data/01_raw/stock.json",
    ),
    "stock_as_CSV_io_manager": PandasCSVDatasetIOManager(
        dataset_name="stock_as_CSV",
        filepath="data/08_nested/stock.CSV",
    ),
    "stock_as_JSON_io_manager": PandasJSONDatasetIOManager(
        dataset_name="stock_as_JSON",
        filepath="data/08_nested/stock.JSON",
    ),
    "stock_kept_table_io_manager": CachedDatasetIOManager(
        dataset_name="stock_kept_table",
        dataset={
            "type": "pandas.CSVDataset",
            "filepath": "data/10_kinds/stock_kept_table.csv",
            "save_args": {"index": False, "lineterminator": "\n"},
        },
    ),
    "stock_table_io_manager": CachedDatasetIOManager(
        dataset_name="stock_table",
        dataset={
            "type": "pandas.CSVDataset",
            "filepath": "data/10_kinds/stock_table.csv",
            "save_args": {"index": True, "lineterminator": "\n"},
        },
    ),
    "table_columns_io_manager": JSONDatasetIOManager(
        dataset_name="table_columns",
        filepath="data/11_rest/table_columns.json",
    ),
}
