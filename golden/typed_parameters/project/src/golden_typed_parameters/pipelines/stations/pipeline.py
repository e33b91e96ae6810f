"""Pipeline with typed parameters in namespaces."""

from kedro.pipeline import Pipeline, node, pipeline

from ...options import Climate


def read_station(station: Climate, plants: list[str]) -> str:
    """Read the climate of a station."""
    return f"{type(station).__name__}: {station!r} for {len(plants)}\n"


def read_hours(hours: int) -> str:
    """Read the hours of the night at a station."""
    return f"{type(hours).__name__}: {hours!r}\n"


def create_pipeline(**kwargs: object) -> Pipeline:
    """Read the stations in the north and in the south."""
    template = pipeline(
        [
            node(read_station, ["params:station", "plants"], "station_text", name="read_station"),
            node(read_hours, "params:station.night.hours", "hours_text", name="read_hours"),
        ]
    )
    return pipeline(template, namespace="north", inputs="plants") + pipeline(
        template, namespace="south", inputs="plants"
    )
