"""Ops of the Kedro pipeline `data_processing`."""

import dagster as dg

from ..parameters import BuildDemandFeaturesConfig, TabulateWeatherConfig


@dg.op(
    ins={
        "departures_raw": dg.In(input_manager_key="departures_raw_io_manager"),
    },
    out={
        "departures": dg.Out(io_manager_key="departures_io_manager"),
    },
    tags={"kedro/node": "clean_departures", "kedro/tags": "cleaning,daily"},
)
def clean_departures(departures_raw):
    """Remove repeated rows and add up the departures of all riders."""
    from bikeshare.pipelines.data_processing.nodes import clean_departures

    return clean_departures(departures_raw)


@dg.op(
    ins={
        "stations_raw": dg.In(input_manager_key="stations_raw_io_manager"),
    },
    out={
        "stations": dg.Out(io_manager_key="stations_io_manager"),
    },
    tags={"kedro/node": "clean_stations", "kedro/tags": "cleaning,daily"},
)
def clean_stations(stations_raw):
    """Tidy the names of the stations and drop those without docks."""
    from bikeshare.pipelines.data_processing.nodes import clean_stations

    return clean_stations(stations_raw)


@dg.op(
    ins={
        "weather_raw": dg.In(input_manager_key="weather_raw_io_manager"),
    },
    out={
        "weather": dg.Out(),
    },
    tags={"kedro/node": "tabulate_weather", "kedro/tags": "cleaning,daily"},
)
def tabulate_weather(config: TabulateWeatherConfig, weather_raw):
    """Turn the weather records into a table and flag the wet days."""
    from bikeshare.pipelines.data_processing.nodes import tabulate_weather

    return tabulate_weather(weather_raw, config.wet_day_mm)


@dg.op(
    ins={
        "departures": dg.In(input_manager_key="departures_io_manager"),
        "stations": dg.In(input_manager_key="stations_io_manager"),
    },
    out={
        "demand_features": dg.Out(io_manager_key="demand_features_io_manager"),
    },
    tags={"kedro/node": "build_demand_features", "kedro/tags": "daily"},
)
def build_demand_features(
    config: BuildDemandFeaturesConfig, departures, stations, weather
):
    """Join departures, stations and weather into one row per station and day."""
    from bikeshare.pipelines.data_processing.nodes import build_demand_features

    return build_demand_features(
        departures=departures,
        stations=stations,
        weather=weather,
        city_centre=config.city_centre,
    )
