"""Functions whose parameters are bound in different ways."""

import pandas as pd

Numbers = dict[str, float]


def change(before: Numbers, after: Numbers, digits: int) -> Numbers:
    """Subtract the values before from the values after."""
    return {key: round(after[key] - before[key], digits) for key in before}


def ratio(*, above: Numbers, below: Numbers) -> Numbers:
    """Divide one set of values by the other."""
    return {key: above[key] / below[key] for key in above}


def grade(
    samples: pd.DataFrame, limit: float = 4.0, good: str = "fine", bad: str = "stale"
) -> dict[str, str]:
    """Call each sample good or bad by the oxygen it holds."""
    enough = samples["oxygen_mg"] >= limit
    return {
        name: good if is_enough else bad
        for name, is_enough in zip(samples["sample"], enough, strict=True)
    }


def collect(first: Numbers, /, *others: Numbers) -> list[Numbers]:
    """Put any number of measurements into a list."""
    return [first, *others]


def label(digits: int = 1, **means: Numbers) -> dict[str, Numbers]:
    """Put any number of named measurements into a dictionary."""
    return {
        name: {key: round(value, digits) for key, value in values.items()}
        for name, values in means.items()
    }


def rank(*means: Numbers, digits: int = 2, **names: str) -> list[object]:
    """Order the oxygen of any number of measurements, and repeat the names given."""
    return [*sorted(round(values["oxygen_mg"], digits) for values in means), sorted(names)]


def describe(context: Numbers, config: list[str]) -> str:
    """Describe the means of the context for the samples of the configuration."""
    acidity, oxygen = context["ph"], context["oxygen_mg"]
    return f"{config[0]} to {config[-1]}: pH {acidity:.1f}, {oxygen:.1f} mg of oxygen"
