"""Assets of the Kedro pipeline `stations`."""

import dagster as dg

from ..parameters import (
    NorthReadHoursConfig,
    NorthReadStationConfig,
    SouthReadHoursConfig,
    SouthReadStationConfig,
)
from ..runtime.parameters import part_of


@dg.asset(
    key=["north", "hours_text"],
    io_manager_key="north__hours_text_io_manager",
    group_name="north",
    kinds={"text"},
    op_tags={"kedro/node": "north.read_hours"},
)
def north__hours_text(config: NorthReadHoursConfig):
    """Read the hours of the night at a station."""
    from golden_typed_parameters.options import Climate
    from golden_typed_parameters.pipelines.stations.pipeline import read_hours

    return read_hours(
        part_of(
            Climate.model_validate(config.north__station.model_dump()), "night", "hours"
        )
    )


@dg.asset(
    key=["north", "station_text"],
    io_manager_key="north__station_text_io_manager",
    group_name="north",
    kinds={"text"},
    op_tags={"kedro/node": "north.read_station"},
)
def north__station_text(config: NorthReadStationConfig, plants):
    """Read the climate of a station."""
    from golden_typed_parameters.options import Climate
    from golden_typed_parameters.pipelines.stations.pipeline import read_station

    return read_station(
        Climate.model_validate(config.north__station.model_dump()), plants
    )


@dg.asset(
    key=["south", "hours_text"],
    io_manager_key="south__hours_text_io_manager",
    group_name="south",
    kinds={"text"},
    op_tags={"kedro/node": "south.read_hours"},
)
def south__hours_text(config: SouthReadHoursConfig):
    """Read the hours of the night at a station."""
    from golden_typed_parameters.options import Climate
    from golden_typed_parameters.pipelines.stations.pipeline import read_hours

    return read_hours(
        part_of(
            Climate.model_validate(config.south__station.model_dump()), "night", "hours"
        )
    )


@dg.asset(
    key=["south", "station_text"],
    io_manager_key="south__station_text_io_manager",
    group_name="south",
    kinds={"text"},
    op_tags={"kedro/node": "south.read_station"},
)
def south__station_text(config: SouthReadStationConfig, plants):
    """Read the climate of a station."""
    from golden_typed_parameters.options import Climate
    from golden_typed_parameters.pipelines.stations.pipeline import read_station

    return read_station(
        Climate.model_validate(config.south__station.model_dump()), plants
    )
