"""Jobs: one for each registered Kedro pipeline."""

import dagster as dg

from .assets.external import samples
from .ops.comparing import (
    change_between_seasons,
    change_with_itself,
    collect_means,
    describe,
    grade_by_default,
    grade_strictly,
    label_means,
    rank_means,
    ratio_with_itself,
)
from .ops.sampling import (
    find_deepest,
    find_shallowest,
    list_names,
    measure_autumn,
    measure_spring,
    profile,
    split_by_season,
)

# Assets that jobs read and do not make.
autumn_means = dg.AssetSpec("autumn_means")
sample_names = dg.AssetSpec("sample_names")
spring_means = dg.AssetSpec("spring_means")


@dg.job(name="__default__", executor_def=dg.in_process_executor)
def default():
    """Kedro pipeline `__default__`."""
    find_deepest(samples)
    find_shallowest(samples)
    grade_by_default(samples)
    grade_strictly(samples)
    sample_names = list_names(samples)
    profile(samples)
    spring_samples, autumn_samples, _ = split_by_season(samples)
    autumn_means = measure_autumn(autumn_samples)
    spring_means, _ = measure_spring(spring_samples)
    change_between_seasons(autumn_means, spring_means)
    change_with_itself(spring_means)
    collect_means(spring_means, autumn_means)
    describe(spring_means, sample_names)
    label_means(spring_means, autumn_means)
    rank_means(spring_means, autumn_means)
    ratio_with_itself(autumn_means)


@dg.job(executor_def=dg.in_process_executor)
def comparing():
    """Kedro pipeline `comparing`."""
    change_between_seasons(autumn_means, spring_means)
    change_with_itself(spring_means)
    collect_means(spring_means, autumn_means)
    describe(spring_means, sample_names)
    grade_by_default(samples)
    grade_strictly(samples)
    label_means(spring_means, autumn_means)
    rank_means(spring_means, autumn_means)
    ratio_with_itself(autumn_means)


@dg.job(executor_def=dg.in_process_executor)
def sampling():
    """Kedro pipeline `sampling`."""
    find_deepest(samples)
    find_shallowest(samples)
    list_names(samples)
    profile(samples)
    spring_samples, autumn_samples, _ = split_by_season(samples)
    measure_autumn(autumn_samples)
    measure_spring(spring_samples)
