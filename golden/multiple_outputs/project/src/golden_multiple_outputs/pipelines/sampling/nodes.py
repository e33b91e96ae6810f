"""Functions with several results, returned in different ways."""

import pandas as pd

Numbers = dict[str, float]


def split_by_season(
    samples: pd.DataFrame, spring: list[int], autumn: list[int]
) -> list[pd.DataFrame]:
    """Split the samples into spring, autumn and undated ones, as a list."""
    month = samples["month"]
    return [
        samples[month.isin(spring)],
        samples[month.isin(autumn)],
        samples[month.isna()],
    ]


def measure(samples: pd.DataFrame) -> tuple[Numbers, dict[str, list[float]]]:
    """Measure the means and the extremes of some samples, as a tuple."""
    values = samples[["ph", "oxygen_mg"]]
    means = {name: float(mean) for name, mean in values.mean().items()}
    extremes = {name: [float(column.min()), float(column.max())] for name, column in values.items()}
    return means, extremes


def mean_of(samples: pd.DataFrame) -> Numbers:
    """Measure only the means of some samples."""
    return measure(samples)[0]


def profile(samples: pd.DataFrame) -> dict[str, Numbers]:
    """Average acidity and oxygen at each depth, as a dictionary of results."""
    by_depth = samples.groupby("depth_m")
    oxygen = by_depth["oxygen_mg"].mean().round(3)
    acidity = by_depth["ph"].mean().round(3)
    return {
        "unit_mg": {str(depth): float(value) for depth, value in oxygen.items()},
        "unit_ph": {str(depth): float(value) for depth, value in acidity.items()},
    }


def list_names(samples: pd.DataFrame) -> list[str]:
    """List the names of the samples, a single result that is itself a list."""
    return samples["sample"].tolist()


def find_deepest(samples: pd.DataFrame) -> list[dict[str, object]]:
    """Find the deepest sample, the only element of a list of results."""
    row = samples.loc[samples["depth_m"].idxmax()]
    return [{"sample": str(row["sample"]), "depth_m": float(row["depth_m"])}]


def find_shallowest(samples: pd.DataFrame) -> dict[str, dict[str, object]]:
    """Find the first of the shallowest samples, the only entry of a dictionary."""
    row = samples.loc[samples["depth_m"].idxmin()]
    return {"found": {"sample": str(row["sample"]), "depth_m": float(row["depth_m"])}}
