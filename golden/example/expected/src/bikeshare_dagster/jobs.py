"""Jobs: one for each registered Kedro pipeline."""

import dagster as dg

from .assets.external import departures_raw, stations_raw, weather_raw
from .ops.data_processing import (
    build_demand_features,
    clean_departures,
    clean_stations,
    tabulate_weather,
)
from .ops.data_science import evaluate_demand_model, split_by_date, train_demand_model
from .ops.reporting import (
    plot_predictions,
    reporting__weekday__chart_stations,
    reporting__weekday__summarise_stations,
    reporting__weekend__chart_stations,
    reporting__weekend__summarise_stations,
)

# Assets that jobs read and do not make.
demand_features = dg.AssetSpec("demand_features")
demand_predictions = dg.AssetSpec("demand_predictions")


@dg.job(name="__default__", executor_def=dg.in_process_executor)
def default():
    """Kedro pipeline `__default__`."""
    departures = clean_departures(departures_raw)
    stations = clean_stations(stations_raw)
    weather = tabulate_weather(weather_raw)
    demand_features = build_demand_features(departures, stations, weather)
    reporting__weekday__station_summary = reporting__weekday__summarise_stations(
        demand_features
    )
    reporting__weekday__chart_stations(reporting__weekday__station_summary)
    reporting__weekend__station_summary = reporting__weekend__summarise_stations(
        demand_features
    )
    reporting__weekend__chart_stations(reporting__weekend__station_summary)
    train_set, test_set = split_by_date(demand_features)
    demand_model = train_demand_model(train_set)
    _, demand_predictions = evaluate_demand_model(demand_model, test_set)
    plot_predictions(demand_predictions)


@dg.job(executor_def=dg.in_process_executor)
def data_processing():
    """Kedro pipeline `data_processing`."""
    departures = clean_departures(departures_raw)
    stations = clean_stations(stations_raw)
    weather = tabulate_weather(weather_raw)
    build_demand_features(departures, stations, weather)


@dg.job(executor_def=dg.in_process_executor)
def data_science():
    """Kedro pipeline `data_science`."""
    train_set, test_set = split_by_date(demand_features)
    demand_model = train_demand_model(train_set)
    evaluate_demand_model(demand_model, test_set)


@dg.job(executor_def=dg.in_process_executor)
def reporting():
    """Kedro pipeline `reporting`."""
    plot_predictions(demand_predictions)
    reporting__weekday__station_summary = reporting__weekday__summarise_stations(
        demand_features
    )
    reporting__weekday__chart_stations(reporting__weekday__station_summary)
    reporting__weekend__station_summary = reporting__weekend__summarise_stations(
        demand_features
    )
    reporting__weekend__chart_stations(reporting__weekend__station_summary)
