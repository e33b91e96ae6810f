"""Parameters of the Kedro project, editable in the launchpad."""

from typing import Any

import dagster as dg


class NorthStationNight(dg.Config):
    """Parameters under `north.station.night`."""

    degrees: int = -2
    hours: int = 15


class NorthStation(dg.Config):
    """Parameters under `north.station`."""

    degrees: int = 4
    night: NorthStationNight = NorthStationNight()


class SouthStation(dg.Config):
    """Parameters under `south.station`."""

    degrees: int = 19
    since: str = "2023-11-30"


class ClimateNight(dg.Config):
    """Parameters under `climate.night`."""

    degrees: int = 16
    hours: str = "8"


class Climate(dg.Config):
    """Parameters under `climate`."""

    degrees: str = "21.5"
    since: str = "2024-05-01"
    night: ClimateNight = ClimateNight()


class BedPlanSoil(dg.Config):
    """Parameters under `bed_plan.soil`."""

    kind: str = "loam"
    depth_cm: int = 30


class BedPlan(dg.Config):
    """Parameters under `bed_plan`."""

    rows: int = 3
    plants: list[str] = ["tomato", "basil"]
    soil: BedPlanSoil = BedPlanSoil()


class Fan(dg.Config):
    """Parameters under `fan`."""

    speed: int = 4


class Notes(dg.Config):
    """Parameters under `notes`."""

    author: str = "Ada"
    degrees: str = "not a number"


class WateringPump(dg.Config):
    """Parameters under `watering.pump`."""

    name: str = "old one"
    bar: str = "3"


class Watering(dg.Config):
    """Parameters under `watering`."""

    litres: float = 12.5
    pump: WateringPump = WateringPump()


class North(dg.Config):
    """Parameters under `north`."""

    station: NorthStation = NorthStation()


class South(dg.Config):
    """Parameters under `south`."""

    station: SouthStation = SouthStation()


class Parameters(dg.Config):
    """All parameters."""

    climate: Climate = Climate()
    bed_plan: BedPlan = BedPlan()
    fan: Fan = Fan()
    shade: Any = None
    notes: Notes = Notes()
    beds: Any = [{"rows": 1}, {"rows": 2}]
    watering: Watering = Watering()
    north: North = North()
    south: South = South()


class NorthReadHoursConfig(dg.Config):
    """Parameters of the node `north.read_hours`."""

    north__station: NorthStation = NorthStation()


class NorthReadStationConfig(dg.Config):
    """Parameters of the node `north.read_station`."""

    north__station: NorthStation = NorthStation()


class SouthReadHoursConfig(dg.Config):
    """Parameters of the node `south.read_hours`."""

    south__station: SouthStation = SouthStation()


class SouthReadStationConfig(dg.Config):
    """Parameters of the node `south.read_station`."""

    south__station: SouthStation = SouthStation()


class TellAgainConfig(dg.Config):
    """Parameters of the node `tell_again`."""

    climate: Climate = Climate()
    bed_plan: BedPlan = BedPlan()


class TellAllConfig(dg.Config):
    """Parameters of the node `tell_all`."""

    parameters: Parameters = Parameters()


class TellBedsConfig(dg.Config):
    """Parameters of the node `tell_beds`."""

    climate: Climate = Climate()
    bed_plan: BedPlan = BedPlan()


class TellClimateConfig(dg.Config):
    """Parameters of the node `tell_climate`."""

    climate: Climate = Climate()


class TellNotesConfig(dg.Config):
    """Parameters of the node `tell_notes`."""

    notes: Notes = Notes()
    beds: Any = [{"rows": 1}, {"rows": 2}]
    north: North = North()


class TellOptionsConfig(dg.Config):
    """Parameters of the node `tell_options`."""

    fan: Fan = Fan()
    shade: Any = None


class TellPartsConfig(dg.Config):
    """Parameters of the node `tell_parts`."""

    climate: Climate = Climate()
    bed_plan: BedPlan = BedPlan()


class TellPumpConfig(dg.Config):
    """Parameters of the node `tell_pump`."""

    watering__pump: WateringPump = WateringPump()


class TellWateringConfig(dg.Config):
    """Parameters of the node `tell_watering`."""

    watering: Watering = Watering()
