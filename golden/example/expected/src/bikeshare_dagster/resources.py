"""Resources: one I/O manager for each dataset."""

from .io_managers import (
    JSONDatasetIOManager,
    MatplotlibDatasetIOManager,
    PandasCSVDatasetIOManager,
    PandasExcelDatasetIOManager,
    PandasParquetDatasetIOManager,
    PickleDatasetIOManager,
    PlotlyJSONDatasetIOManager,
)
from .runtime.memory import MemoryDatasetIOManager

resources = {
    "io_manager": MemoryDatasetIOManager(),
    "demand_features_io_manager": PandasParquetDatasetIOManager(
        dataset_name="demand_features",
        filepath="data/04_feature/demand_features.parquet",
        save_args={"engine": "pyarrow", "compression": "snappy"},
    ),
    "demand_metrics_io_manager": JSONDatasetIOManager(
        dataset_name="demand_metrics",
        filepath="data/07_model_output/demand_metrics.json",
        save_args={"indent": 2, "sort_keys": True},
    ),
    "demand_model_io_manager": PickleDatasetIOManager(
        dataset_name="demand_model",
        filepath="data/06_models/demand_model.pkl",
        versioned=True,
    ),
    "demand_predictions_io_manager": PandasCSVDatasetIOManager(
        dataset_name="demand_predictions",
        filepath="data/07_model_output/demand_predictions.csv",
        load_args={"sep": ";", "parse_dates": ["date"]},
        save_args={"sep": ";", "index": False, "float_format": "%.2f"},
    ),
    "departures_io_manager": PandasParquetDatasetIOManager(
        dataset_name="departures",
        filepath="data/02_intermediate/departures.parquet",
    ),
    "departures_raw_io_manager": PandasExcelDatasetIOManager(
        dataset_name="departures_raw",
        filepath="data/01_raw/departures.xlsx",
        load_args={"sheet_name": "june", "engine": "openpyxl"},
    ),
    "prediction_plot_io_manager": MatplotlibDatasetIOManager(
        dataset_name="prediction_plot",
        filepath="data/08_reporting/prediction_plot.png",
        save_args={"format": "png", "dpi": 100, "metadata": {"Software": None}},
    ),
    "reporting__weekday__station_chart_io_manager": PlotlyJSONDatasetIOManager(
        dataset_name="reporting.weekday.station_chart",
        filepath="data/08_reporting/weekday/station_chart.json",
    ),
    "reporting__weekday__station_summary_io_manager": PandasCSVDatasetIOManager(
        dataset_name="reporting.weekday.station_summary",
        filepath="data/08_reporting/weekday/station_summary.csv",
        save_args={"index": False},
    ),
    "reporting__weekend__station_chart_io_manager": PlotlyJSONDatasetIOManager(
        dataset_name="reporting.weekend.station_chart",
        filepath="data/08_reporting/weekend/station_chart.json",
    ),
    "reporting__weekend__station_summary_io_manager": PandasCSVDatasetIOManager(
        dataset_name="reporting.weekend.station_summary",
        filepath="data/08_reporting/weekend/station_summary.csv",
        save_args={"index": False},
    ),
    "stations_io_manager": PandasParquetDatasetIOManager(
        dataset_name="stations",
        filepath="data/02_intermediate/stations.parquet",
    ),
    "stations_raw_io_manager": PandasCSVDatasetIOManager(
        dataset_name="stations_raw",
        filepath="data/01_raw/stations.csv",
        load_args={"sep": ";", "decimal": ","},
    ),
    "weather_raw_io_manager": JSONDatasetIOManager(
        dataset_name="weather_raw",
        filepath="data/01_raw/weather.json",
    ),
}
