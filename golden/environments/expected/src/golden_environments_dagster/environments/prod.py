"""What is different in the Kedro environment `prod`."""

from typing import Any

import dagster as dg

from .. import parameters
from ..io_managers import JSONDatasetIOManager, YAMLDatasetIOManager
from ..resources import resources as base_resources
from ..schedules import bakery_weekly_schedule


class Recipe(dg.Config):
    """Parameters under `recipe`."""

    flour: int = 5000
    rye: int = 500


class OvenSteam(parameters.OvenSteam):
    """Parameters under `oven.steam`."""

    litres: float = 0.5


class Oven(parameters.Oven):
    """Parameters under `oven`."""

    degrees: int = 235
    steam: OvenSteam = OvenSteam()


class BillOrdersConfig(parameters.BillOrdersConfig):
    """Parameters of the node `bill_orders`."""

    price: float = 3.5
    discounts: Any = None
    oven__degrees: int = 235


class KneadConfig(parameters.KneadConfig):
    """Parameters of the node `knead`."""

    recipe: Recipe = Recipe()


class BakeConfig(parameters.BakeConfig):
    """Parameters of the node `bake`."""

    oven: Oven = Oven()


resources = {
    **base_resources,
    "bill_io_manager": JSONDatasetIOManager(
        dataset_name="bill",
        filepath="data/03_shop/bill.json",
    ),
    "dough_io_manager": JSONDatasetIOManager(
        dataset_name="dough",
        filepath="data/03_shop/dough.json",
    ),
    "loaves_io_manager": YAMLDatasetIOManager(
        dataset_name="loaves",
        filepath="data/03_shop/loaves.yml",
    ),
}

__default___nightly_schedule = dg.ScheduleDefinition(
    name="__default___nightly_schedule",
    job_name="__default__",
    cron_schedule="0 4 * * *",
    execution_timezone="Europe/Zurich",
)

schedules = [__default___nightly_schedule, bakery_weekly_schedule]
