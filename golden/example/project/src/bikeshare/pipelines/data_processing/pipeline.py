"""Pipeline from raw exports to demand features."""

from kedro.pipeline import Pipeline, node, pipeline

from .nodes import (
    build_demand_features,
    clean_departures,
    clean_stations,
    tabulate_weather,
)


def create_pipeline(**kwargs: object) -> Pipeline:
    """Clean the three sources and join them."""
    return pipeline(
        [
            node(
                clean_stations,
                inputs="stations_raw",
                outputs="stations",
                name="clean_stations",
                tags=["cleaning"],
            ),
            node(
                clean_departures,
                inputs="departures_raw",
                outputs="departures",
                name="clean_departures",
                tags=["cleaning"],
            ),
            node(
                tabulate_weather,
                inputs=["weather_raw", "params:wet_day_mm"],
                outputs="weather",
                name="tabulate_weather",
                tags=["cleaning"],
            ),
            node(
                build_demand_features,
                inputs={
                    "departures": "departures",
                    "stations": "stations",
                    "weather": "weather",
                    "city_centre": "params:city_centre",
                },
                outputs="demand_features",
                name="build_demand_features",
            ),
        ],
        tags="daily",
    )
