"""Parameters of the Kedro project, editable in the launchpad."""

import dagster as dg
from pydantic import Field


class Rates_ff24aa(dg.Config):
    """Parameters under `rates`."""

    normal: float = 0.25
    given: float = 0.25
    sale: float = 0.75


class Beds(dg.Config):
    """Parameters under `beds`."""

    rows: int = 4
    label: str = "cm"


class Rates(dg.Config):
    """Parameters under `_rates`."""

    normal: float = 0.25


class Season(dg.Config):
    """Parameters under `season`."""

    name: str = "spring"
    months: list[int] = [3, 4, 5]


class Water(dg.Config):
    """Parameters under `water`."""

    litres: int = 3
    times: list[int] = [7]
    note: str = "from local"


class Parameters(dg.Config, populate_by_name=True):
    """All parameters."""

    beds: Beds = Beds()
    field_base: int = Field(10, alias="_base")
    field_rates: Rates = Field(Rates(), alias="_rates")
    rate: float = 0.25
    rates: Rates_ff24aa = Rates_ff24aa()
    limit: int = 10
    label: str = "10 cm"
    city: str = "nowhere"
    season: Season = Season()
    nowhere_defined: str = "fallback"
    water: Water = Water()


class DigBedsConfig(dg.Config):
    """Parameters of the node `dig_beds`."""

    beds__rows: int = 4
    season__months: list[int] = [3, 4, 5]


class PriceConfig(dg.Config):
    """Parameters of the node `price`."""

    rate: float = 0.25
    rates: Rates_ff24aa = Rates_ff24aa()


class ShowOptionsConfig(dg.Config):
    """Parameters of the node `show_options`."""

    parameters: Parameters = Parameters()


class ShowTypesConfig(dg.Config):
    """Parameters of the node `show_types`."""

    label: str = "10 cm"
    limit: int = 10
