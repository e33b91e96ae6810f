"""Pipeline that warns of high and low water."""

import json
import statistics as stats
from collections.abc import Callable
from functools import partial, wraps
from operator import itemgetter
from typing import Any

from kedro.pipeline import Pipeline, node, pipeline

Levels = list[float]
Reading = dict[str, Any]
LOW_WATER = 0.8


def make_warner(limit: float, words: list[str]) -> Callable[[Levels], list[str]]:
    """Make a function that warns of levels above a limit."""

    def warn(levels: Levels, mark: str = "!" * 2) -> list[str]:
        """Put the levels above the limit into words."""
        found: list[str] = []
        for level in levels:
            # The limit itself is no reason to worry.
            if level > limit:
                found.append(f"{words[0]} {level} {words[1]}{mark}")
        return found

    return warn


def make_scaler(transform: Callable[[float], float], digits: int) -> Callable[[Levels], Levels]:
    """Make a function that applies another one to each level."""

    def scale(levels: Levels) -> Levels:
        return [round(transform(level), digits) for level in levels]

    return scale


def rank_by(
    key: Callable[[Reading], float], number: Callable[[int], int]
) -> Callable[[list[Reading]], dict[int, Reading]]:
    """Make a function that numbers the readings."""

    def rank(readings: list[Reading]) -> dict[int, Reading]:
        return {number(place): each for place, each in enumerate(sorted(readings, key=key))}

    return rank


def logged(function: Callable[..., Levels]) -> Callable[..., dict[str, object]]:
    """Return what a function was given along with what it made."""

    @wraps(function)
    def log(*args: Levels) -> dict[str, object]:
        return {"given": json.dumps(args), "made": function(*args)}

    return log


def above_mean(levels: Levels) -> Levels:
    """Keep the levels above their mean."""
    return [level for level in levels if level > stats.fmean(levels)]


def create_pipeline(**kwargs: object) -> Pipeline:
    """Warn by lambdas and by functions that other functions make."""
    # Two on one line, of which one captures a variable.
    factor = 3.281
    to_feet, sort_down = lambda x: [y * factor for y in x], lambda x: sorted(x, reverse=True)
    return pipeline(
        [
            node(
                lambda corrected: [each["level"] for each in corrected],
                "corrected",
                "levels",
                name="take_levels",
            ),
            node(
                lambda levels: [each for each in levels if each < LOW_WATER], "levels", "low_levels"
            ),
            node(to_feet, "levels", "levels_in_feet", name="to_feet"),
            node(sort_down, "levels_in_feet", "feet_in_order", name="sort_feet"),
            # Made by a function from literals, from functions with a name, and from one without.
            node(make_warner(2.0, ["level", "is high"]), "levels", "warnings", name="warn"),
            node(make_scaler(abs, digits=1), "levels", "rough_levels", name="rough_levels"),
            node(
                rank_by(itemgetter("level"), lambda rank: rank + 1),
                "corrected",
                "ranked",
                name="rank_by_level",
            ),
            node(
                make_scaler(lambda level: level * 100 - LOW_WATER, 2),
                "levels",
                "levels_above_low",
                name="above_low",
            ),
            # A lambda in a lambda.
            node(
                lambda levels: sorted(levels, key=lambda level: abs(level - LOW_WATER)),
                "levels",
                "nearest_to_low",
                name="nearest_to_low",
            ),
            # A decorated function that only the pipeline holds, and one of which an argument is fixed.
            node(logged(above_mean), "levels", "log", name="log_above_mean"),
            node(
                partial(lambda levels, count: levels[:count], count=3),
                "sorted_levels",
                "lowest_levels",
                name="lowest_levels",
            ),
        ]
    )
