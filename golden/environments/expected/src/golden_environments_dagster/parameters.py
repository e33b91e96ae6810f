"""Parameters of the Kedro project, editable in the launchpad."""

from typing import Any

import dagster as dg


class Recipe(dg.Config):
    """Parameters under `recipe`."""

    flour: int = 500


class OvenSteam(dg.Config):
    """Parameters under `oven.steam`."""

    at: list[int] = [5, 20]
    litres: float = 0.2


class Oven(dg.Config):
    """Parameters under `oven`."""

    degrees: int = 220
    minutes: int = 40
    steam: OvenSteam = OvenSteam()


class BillOrdersConfig(dg.Config):
    """Parameters of the node `bill_orders`."""

    price: int = 3
    greeting: str = "hello"
    discounts: Any = {"regulars": 0.1}
    oven__degrees: int = 220


class KneadConfig(dg.Config):
    """Parameters of the node `knead`."""

    recipe: Recipe = Recipe()


class BakeConfig(dg.Config):
    """Parameters of the node `bake`."""

    oven: Oven = Oven()
