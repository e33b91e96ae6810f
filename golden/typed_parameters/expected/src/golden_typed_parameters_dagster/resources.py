"""Resources: one I/O manager for each dataset."""

from .io_managers import JSONDatasetIOManager, TextDatasetIOManager
from .runtime.memory import MemoryDatasetIOManager

resources = {
    "io_manager": MemoryDatasetIOManager(),
    "again_text_io_manager": TextDatasetIOManager(
        dataset_name="again_text",
        filepath="data/02_told/again.txt",
    ),
    "all_text_io_manager": TextDatasetIOManager(
        dataset_name="all_text",
        filepath="data/02_told/all.txt",
    ),
    "beds_text_io_manager": TextDatasetIOManager(
        dataset_name="beds_text",
        filepath="data/02_told/beds.txt",
    ),
    "climate_text_io_manager": TextDatasetIOManager(
        dataset_name="climate_text",
        filepath="data/02_told/climate.txt",
    ),
    "north__hours_text_io_manager": TextDatasetIOManager(
        dataset_name="north.hours_text",
        filepath="data/03_stations/north_hours.txt",
    ),
    "north__station_text_io_manager": TextDatasetIOManager(
        dataset_name="north.station_text",
        filepath="data/03_stations/north_station.txt",
    ),
    "notes_text_io_manager": TextDatasetIOManager(
        dataset_name="notes_text",
        filepath="data/02_told/notes.txt",
    ),
    "options_text_io_manager": TextDatasetIOManager(
        dataset_name="options_text",
        filepath="data/02_told/options.txt",
    ),
    "parts_text_io_manager": TextDatasetIOManager(
        dataset_name="parts_text",
        filepath="data/02_told/parts.txt",
    ),
    "plants_io_manager": JSONDatasetIOManager(
        dataset_name="plants",
        filepath="data/01_raw/plants.json",
    ),
    "pump_text_io_manager": TextDatasetIOManager(
        dataset_name="pump_text",
        filepath="data/02_told/pump.txt",
    ),
    "south__hours_text_io_manager": TextDatasetIOManager(
        dataset_name="south.hours_text",
        filepath="data/03_stations/south_hours.txt",
    ),
    "south__station_text_io_manager": TextDatasetIOManager(
        dataset_name="south.station_text",
        filepath="data/03_stations/south_station.txt",
    ),
    "watering_text_io_manager": TextDatasetIOManager(
        dataset_name="watering_text",
        filepath="data/02_told/watering.txt",
    ),
}
