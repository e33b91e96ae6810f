"""Ops of the Kedro pipeline `stations`."""

import dagster as dg

from ..parameters import (
    NorthReadHoursConfig,
    NorthReadStationConfig,
    SouthReadHoursConfig,
    SouthReadStationConfig,
)
from ..runtime.parameters import part_of


@dg.op(
    out={
        "north__hours_text": dg.Out(io_manager_key="north__hours_text_io_manager"),
    },
    tags={"kedro/node": "north.read_hours"},
)
def north__read_hours(config: NorthReadHoursConfig):
    """Read the hours of the night at a station."""
    from golden_typed_parameters.options import Climate
    from golden_typed_parameters.pipelines.stations.pipeline import read_hours

    return read_hours(
        part_of(
            Climate.model_validate(config.north__station.model_dump()), "night", "hours"
        )
    )


@dg.op(
    ins={
        "plants": dg.In(input_manager_key="plants_io_manager"),
    },
    out={
        "north__station_text": dg.Out(io_manager_key="north__station_text_io_manager"),
    },
    tags={"kedro/node": "north.read_station"},
)
def north__read_station(config: NorthReadStationConfig, plants):
    """Read the climate of a station."""
    from golden_typed_parameters.options import Climate
    from golden_typed_parameters.pipelines.stations.pipeline import read_station

    return read_station(
        Climate.model_validate(config.north__station.model_dump()), plants
    )


@dg.op(
    out={
        "south__hours_text": dg.Out(io_manager_key="south__hours_text_io_manager"),
    },
    tags={"kedro/node": "south.read_hours"},
)
def south__read_hours(config: SouthReadHoursConfig):
    """Read the hours of the night at a station."""
    from golden_typed_parameters.options import Climate
    from golden_typed_parameters.pipelines.stations.pipeline import read_hours

    return read_hours(
        part_of(
            Climate.model_validate(config.south__station.model_dump()), "night", "hours"
        )
    )


@dg.op(
    ins={
        "plants": dg.In(input_manager_key="plants_io_manager"),
    },
    out={
        "south__station_text": dg.Out(io_manager_key="south__station_text_io_manager"),
    },
    tags={"kedro/node": "south.read_station"},
)
def south__read_station(config: SouthReadStationConfig, plants):
    """Read the climate of a station."""
    from golden_typed_parameters.options import Climate
    from golden_typed_parameters.pipelines.stations.pipeline import read_station

    return read_station(
        Climate.model_validate(config.south__station.model_dump()), plants
    )
