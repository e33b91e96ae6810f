"""Assets of the Kedro pipeline `data_processing`."""

import dagster as dg

from ..parameters import BuildDemandFeaturesConfig, TabulateWeatherConfig


@dg.asset(
    io_manager_key="departures_io_manager",
    group_name="data_processing",
    kinds={"pandas", "parquet"},
    tags={"cleaning": "", "daily": ""},
    op_tags={"kedro/node": "clean_departures", "kedro/tags": "cleaning,daily"},
)
def departures(departures_raw):
    """Remove repeated rows and add up the departures of all riders."""
    from bikeshare.pipelines.data_processing.nodes import clean_departures

    return clean_departures(departures_raw)


@dg.asset(
    io_manager_key="stations_io_manager",
    group_name="data_processing",
    kinds={"pandas", "parquet"},
    tags={"cleaning": "", "daily": ""},
    op_tags={"kedro/node": "clean_stations", "kedro/tags": "cleaning,daily"},
)
def stations(stations_raw):
    """Tidy the names of the stations and drop those without docks."""
    from bikeshare.pipelines.data_processing.nodes import clean_stations

    return clean_stations(stations_raw)


@dg.asset(
    group_name="data_processing",
    kinds={"memory"},
    tags={"cleaning": "", "daily": ""},
    op_tags={"kedro/node": "tabulate_weather", "kedro/tags": "cleaning,daily"},
)
def weather(config: TabulateWeatherConfig, weather_raw):
    """Turn the weather records into a table and flag the wet days."""
    from bikeshare.pipelines.data_processing.nodes import tabulate_weather

    return tabulate_weather(weather_raw, config.wet_day_mm)


@dg.asset(
    io_manager_key="demand_features_io_manager",
    description="One row per station and day, ready for modelling.",
    group_name="features",
    kinds={"pandas", "parquet"},
    owners=["team:analytics", "ada@bikeshare.example"],
    tags={"daily": "", "domain": "demand", "grain": "station-day", "layer": "feature"},
    op_tags={"kedro/node": "build_demand_features", "kedro/tags": "daily"},
)
def demand_features(config: BuildDemandFeaturesConfig, departures, stations, weather):
    """Join departures, stations and weather into one row per station and day."""
    from bikeshare.pipelines.data_processing.nodes import build_demand_features

    return build_demand_features(
        departures=departures,
        stations=stations,
        weather=weather,
        city_centre=config.city_centre,
    )
