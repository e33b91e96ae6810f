"""Parameters of the Kedro project, editable in the launchpad."""

import dagster as dg


class PredictMeasuredConfig(dg.Config):
    """Parameters of the node `predict`."""

    bias: float = 2.0


class PredictGuessedConfig(dg.Config):
    """Parameters of the node `predict`."""

    guess: float = 15.0
