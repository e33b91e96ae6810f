"""Parameters of the Kedro project, editable in the launchpad."""

import dagster as dg


class Weights(dg.Config):
    """Parameters under `weights`."""

    range: float = 1.0
    years: float = 0.5


class AMakeScorerConfig(dg.Config):
    """Parameters of the node `a_make_scorer`."""

    weights: Weights = Weights()


class BListWeightsConfig(dg.Config):
    """Parameters of the node `b_list_weights`."""

    weights: Weights = Weights()


class ATransposeInPlaceConfig(dg.Config):
    """Parameters of the node `a_transpose_in_place`."""

    transpose_by: int = 3


class OpenRehearsalConfig(dg.Config):
    """Parameters of the node `open_rehearsal`."""

    opening: list[str] = ["warm-up", "scales"]
