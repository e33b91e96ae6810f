"""Pipeline that counts and sums."""

import math
import statistics
from functools import partial

from kedro.pipeline import Pipeline, node, pipeline

from .nodes import Histogram, exceeding, label, summarise


def create_pipeline(**kwargs: object) -> Pipeline:
    """Count and sum by builtins, functions written in C, and objects made on the spot."""
    return pipeline(
        [
            # Builtins; one has the name of its node.
            node(len, "corrected", "reading_count", name="len"),
            node(sorted, "levels", "sorted_levels", name="sort_levels"),
            # A function that is written in C.
            node(math.fsum, "levels", "level_sum", name="sum_levels"),
            # Arguments that are fixed by position, by name, and by what can only be imported.
            node(partial(exceeding, 2.5), "levels", "high_levels", name="exceeding"),
            node(
                partial(summarise, digits=1, by=statistics.fmean),
                "levels",
                "mean_level",
                name="mean_level",
            ),
            # What a partial fixes by name comes before what the call names.
            node(
                partial(label, unit="m"), {"levels": "levels"}, "level_sheet", name="label_levels"
            ),
            # Instances that nothing else holds.
            node(
                Histogram(0.5, labels=("ebb", "low")), "levels", "histogram", name="count_by_class"
            ),
            node(Histogram(width=0.25).widest, "levels", "level_range", name="measure_range"),
        ]
    )
