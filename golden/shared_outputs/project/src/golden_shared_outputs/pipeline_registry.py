"""The pipelines of the project, by name."""

from kedro.pipeline import Pipeline

from .pipelines import back, guessed, measured, summing, there


def register_pipelines() -> dict[str, Pipeline]:
    """Run only some of the pipelines by default: not all of them could run together."""
    measuring = measured.create_pipeline()
    flowing = there.create_pipeline()
    adding = summing.create_pipeline()
    return {
        # `guessed` writes what `measured` writes, and `back` turns `there` into a circle.
        "__default__": measuring + flowing + adding,
        "measured": measuring,
        "guessed": guessed.create_pipeline(),
        "there": flowing,
        "back": back.create_pipeline(),
        # Cannot run alone: what it reads is kept in memory only.
        "summing": adding,
        "measured_and_summed": measuring + adding,
        "nothing": Pipeline([]),
    }
