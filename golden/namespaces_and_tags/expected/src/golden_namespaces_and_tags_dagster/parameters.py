"""Parameters of the Kedro project, editable in the launchpad."""

import dagster as dg


class AlpineWeights(dg.Config):
    """Parameters under `alpine.weights`."""

    taste: float = 0.5
    texture: float = 0.3
    smell: float = 0.2


class MedalLimits(dg.Config):
    """Parameters under `medal_limits`."""

    gold: float = 8.0
    silver: float = 7.0


class CoastalJuniorsWeights(dg.Config):
    """Parameters under `coastal.juniors.weights`."""

    taste: float = 1.0


class CoastalWeights(dg.Config):
    """Parameters under `coastal.weights`."""

    taste: float = 0.4
    texture: float = 0.4
    smell: float = 0.2


class AlpineScoreConfig(dg.Config):
    """Parameters of the node `alpine.score`."""

    alpine__weights: AlpineWeights = AlpineWeights()
    alpine__bonus: float = 0.25
    digits: int = 2


class AlpineAwardConfig(dg.Config):
    """Parameters of the node `alpine.award`."""

    medal_limits: MedalLimits = MedalLimits()


class CoastalJuniorsScoreConfig(dg.Config):
    """Parameters of the node `coastal.juniors.score`."""

    coastal__juniors__weights: CoastalJuniorsWeights = CoastalJuniorsWeights()
    coastal__juniors__bonus: float = 0.5
    digits: int = 2


class CoastalJuniorsAwardConfig(dg.Config):
    """Parameters of the node `coastal.juniors.award`."""

    medal_limits: MedalLimits = MedalLimits()


class CoastalScoreConfig(dg.Config):
    """Parameters of the node `coastal.score`."""

    coastal__weights: CoastalWeights = CoastalWeights()
    coastal__bonus: float = 0.0
    digits: int = 2


class CoastalAwardConfig(dg.Config):
    """Parameters of the node `coastal.award`."""

    medal_limits: MedalLimits = MedalLimits()
