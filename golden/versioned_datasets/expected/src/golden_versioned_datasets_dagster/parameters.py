"""Parameters of the Kedro project, editable in the launchpad."""

import dagster as dg


class CompileCatalogueConfig(dg.Config):
    """Parameters of the node `compile_catalogue`."""

    year: int = 2025


class EstimateViabilityConfig(dg.Config):
    """Parameters of the node `estimate_viability`."""

    yearly_decay: float = 0.93


class SetRuleConfig(dg.Config):
    """Parameters of the node `set_rule`."""

    least_viable: float = 0.5
