"""Ops of the Kedro pipeline `comparing`."""

import dagster as dg

from ..parameters import (
    ChangeBetweenSeasonsConfig,
    ChangeWithItselfConfig,
    GradeStrictlyConfig,
)


@dg.op(
    ins={
        "samples": dg.In(input_manager_key="samples_io_manager"),
    },
    out={
        "default_grades": dg.Out(io_manager_key="default_grades_io_manager"),
    },
    tags={"kedro/node": "grade_by_default"},
)
def grade_by_default(samples):
    """Call each sample good or bad by the oxygen it holds."""
    from golden_multiple_outputs.pipelines.comparing.nodes import grade

    return grade(samples)


@dg.op(
    ins={
        "samples": dg.In(input_manager_key="samples_io_manager"),
    },
    out={
        "strict_grades": dg.Out(io_manager_key="strict_grades_io_manager"),
    },
    tags={"kedro/node": "grade_strictly"},
)
def grade_strictly(config: GradeStrictlyConfig, samples):
    """Call each sample good or bad by the oxygen it holds."""
    from golden_multiple_outputs.pipelines.comparing.nodes import grade

    return grade(limit=config.oxygen_limit, samples=samples)


@dg.op(
    ins={
        "autumn_means": dg.In(input_manager_key="autumn_means_io_manager"),
        "spring_means": dg.In(input_manager_key="spring_means_io_manager"),
    },
    out={
        "season_change": dg.Out(io_manager_key="season_change_io_manager"),
    },
    tags={"kedro/node": "change_between_seasons"},
)
def change_between_seasons(
    config: ChangeBetweenSeasonsConfig, autumn_means, spring_means
):
    """Subtract the values before from the values after."""
    from golden_multiple_outputs.pipelines.comparing.nodes import change

    return change(digits=config.digits, after=autumn_means, before=spring_means)


@dg.op(
    ins={
        "spring_means": dg.In(input_manager_key="spring_means_io_manager"),
    },
    out={
        "self_change": dg.Out(io_manager_key="self_change_io_manager"),
    },
    tags={"kedro/node": "change_with_itself"},
)
def change_with_itself(config: ChangeWithItselfConfig, spring_means):
    """Subtract the values before from the values after."""
    from golden_multiple_outputs.pipelines.comparing.nodes import change

    return change(spring_means, spring_means, config.digits)


@dg.op(
    ins={
        "spring_means": dg.In(input_manager_key="spring_means_io_manager"),
        "autumn_means": dg.In(input_manager_key="autumn_means_io_manager"),
    },
    out={
        "all_means": dg.Out(io_manager_key="all_means_io_manager"),
    },
    tags={"kedro/node": "collect_means"},
)
def collect_means(spring_means, autumn_means):
    """Put any number of measurements into a list."""
    from golden_multiple_outputs.pipelines.comparing.nodes import collect

    return collect(spring_means, autumn_means, spring_means)


@dg.op(
    ins={
        "spring_means": dg.In(input_manager_key="spring_means_io_manager"),
        "sample_names": dg.In(input_manager_key="sample_names_io_manager"),
    },
    out={
        "description": dg.Out(io_manager_key="description_io_manager"),
    },
    tags={"kedro/node": "describe"},
)
def describe(spring_means, sample_names):
    """Describe the means of the context for the samples of the configuration."""
    from golden_multiple_outputs.pipelines.comparing.nodes import describe

    return describe(context=spring_means, config=sample_names)


@dg.op(
    ins={
        "spring_means": dg.In(input_manager_key="spring_means_io_manager"),
        "autumn_means": dg.In(input_manager_key="autumn_means_io_manager"),
    },
    out={
        "labelled_means": dg.Out(io_manager_key="labelled_means_io_manager"),
    },
    tags={"kedro/node": "label_means"},
)
def label_means(spring_means, autumn_means):
    """Put any number of named measurements into a dictionary."""
    from golden_multiple_outputs.pipelines.comparing.nodes import label

    return label(spring=spring_means, autumn=autumn_means)


@dg.op(
    ins={
        "spring_means": dg.In(input_manager_key="spring_means_io_manager"),
        "autumn_means": dg.In(input_manager_key="autumn_means_io_manager"),
    },
    out={
        "ranked_means": dg.Out(io_manager_key="ranked_means_io_manager"),
    },
    tags={"kedro/node": "rank_means"},
)
def rank_means(spring_means, autumn_means):
    """Order the oxygen of any number of measurements, and repeat the names given."""
    from golden_multiple_outputs.pipelines.comparing.nodes import rank

    return rank(spring_means, autumn_means)


@dg.op(
    ins={
        "autumn_means": dg.In(input_manager_key="autumn_means_io_manager"),
    },
    out={
        "self_ratio": dg.Out(io_manager_key="self_ratio_io_manager"),
    },
    tags={"kedro/node": "ratio_with_itself"},
)
def ratio_with_itself(autumn_means):
    """Divide one set of values by the other."""
    from golden_multiple_outputs.pipelines.comparing.nodes import ratio

    return ratio(below=autumn_means, above=autumn_means)
