"""Resources: one I/O manager for each dataset."""

from .io_managers import (
    AppendTextDatasetIOManager,
    JSONDatasetIOManager,
    LinesDatasetIOManager,
)
from .runtime.memory import MemoryDatasetIOManager

resources = {
    "io_manager": MemoryDatasetIOManager(),
    "cooled_io_manager": JSONDatasetIOManager(
        dataset_name="cooled",
        filepath="data/02_baked/cooled.json",
    ),
    "counts_io_manager": LinesDatasetIOManager(
        dataset_name="counts",
        filepath="data/05_ordered/counts.txt",
    ),
    "crumb_io_manager": AppendTextDatasetIOManager(
        dataset_name="crumb",
        filepath="data/04_cut/crumb.txt",
        label="crumb",
        diary={"filepath": "data/04_cut/diary.txt"},
    ),
    "crust_io_manager": AppendTextDatasetIOManager(
        dataset_name="crust",
        filepath="data/04_cut/crust.txt",
        label="crust",
        diary={"filepath": "data/04_cut/diary.txt"},
    ),
    "kept_io_manager": AppendTextDatasetIOManager(
        dataset_name="kept",
        filepath="data/03_sold/kept.txt",
        label="kept",
        diary={"filepath": "data/03_sold/diary.txt"},
    ),
    "labels_io_manager": LinesDatasetIOManager(
        dataset_name="labels",
        filepath="data/05_ordered/labels.txt",
    ),
    "latest_tray_io_manager": JSONDatasetIOManager(
        dataset_name="latest_tray",
        filepath="data/02_baked/latest_tray.json",
    ),
    "names_io_manager": LinesDatasetIOManager(
        dataset_name="names",
        filepath="data/05_ordered/names.txt",
    ),
    "notes_io_manager": AppendTextDatasetIOManager(
        dataset_name="notes",
        filepath="data/02_baked/notes.txt",
        label="saved",
    ),
    "order_list_io_manager": JSONDatasetIOManager(
        dataset_name="order_list",
        filepath="data/05_ordered/order_list.json",
    ),
    "order_pair_io_manager": JSONDatasetIOManager(
        dataset_name="order_pair",
        filepath="data/05_ordered/order_pair.json",
    ),
    "orders_io_manager": JSONDatasetIOManager(
        dataset_name="orders",
        filepath="data/01_raw/orders.json",
    ),
    "prices_io_manager": LinesDatasetIOManager(
        dataset_name="prices",
        filepath="data/05_ordered/prices.txt",
    ),
    "sold_io_manager": AppendTextDatasetIOManager(
        dataset_name="sold",
        filepath="data/03_sold/sold.txt",
        label="sold",
        diary={"filepath": "data/03_sold/diary.txt"},
    ),
    "strokes_io_manager": AppendTextDatasetIOManager(
        dataset_name="strokes",
        filepath="data/02_baked/strokes.txt",
    ),
    "waste_io_manager": AppendTextDatasetIOManager(
        dataset_name="waste",
        filepath="data/04_cut/waste.txt",
        label="waste",
        diary={"filepath": "data/04_cut/diary.txt"},
    ),
    "weight_io_manager": JSONDatasetIOManager(
        dataset_name="weight",
        filepath="data/02_baked/weight.json",
    ),
}
