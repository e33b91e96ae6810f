"""Parameters of the Kedro project, editable in the launchpad."""

import dagster as dg


class HarbourTide(dg.Config):
    """Parameters under `harbour.tide`."""

    first_hour: int = 4
    heights: list[float] = [0.4, 2.9, 0.6]


class ReefTide(dg.Config):
    """Parameters under `reef.tide`."""

    first_hour: int = 5
    heights: list[float] = [0.1, 1.8]


class HarbourTabulateTidesConfig(dg.Config):
    """Parameters of the node `harbour.tabulate_tides`."""

    harbour__tide: HarbourTide = HarbourTide()


class PlanWatchConfig(dg.Config):
    """Parameters of the node `plan_watch`."""

    keepers: list[str] = ["Ada", "Piet"]


class ReefTabulateTidesConfig(dg.Config):
    """Parameters of the node `reef.tabulate_tides`."""

    reef__tide: ReefTide = ReefTide()


class WriteLedgerConfig(dg.Config):
    """Parameters of the node `write_ledger`."""

    keepers: list[str] = ["Ada", "Piet"]
