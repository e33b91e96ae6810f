"""Assets of the Kedro pipeline `comparing`."""

import dagster as dg

from ..parameters import (
    ChangeBetweenSeasonsConfig,
    ChangeWithItselfConfig,
    GradeStrictlyConfig,
)


@dg.asset(
    io_manager_key="default_grades_io_manager",
    group_name="comparing",
    kinds={"json"},
    op_tags={"kedro/node": "grade_by_default"},
)
def default_grades(samples):
    """Call each sample good or bad by the oxygen it holds."""
    from golden_multiple_outputs.pipelines.comparing.nodes import grade

    return grade(samples)


@dg.asset(
    io_manager_key="strict_grades_io_manager",
    group_name="comparing",
    kinds={"json"},
    op_tags={"kedro/node": "grade_strictly"},
)
def strict_grades(config: GradeStrictlyConfig, samples):
    """Call each sample good or bad by the oxygen it holds."""
    from golden_multiple_outputs.pipelines.comparing.nodes import grade

    return grade(limit=config.oxygen_limit, samples=samples)


@dg.asset(
    io_manager_key="season_change_io_manager",
    group_name="comparing",
    kinds={"json"},
    op_tags={"kedro/node": "change_between_seasons"},
)
def season_change(config: ChangeBetweenSeasonsConfig, autumn_means, spring_means):
    """Subtract the values before from the values after."""
    from golden_multiple_outputs.pipelines.comparing.nodes import change

    return change(digits=config.digits, after=autumn_means, before=spring_means)


@dg.asset(
    io_manager_key="self_change_io_manager",
    group_name="comparing",
    kinds={"json"},
    op_tags={"kedro/node": "change_with_itself"},
)
def self_change(config: ChangeWithItselfConfig, spring_means):
    """Subtract the values before from the values after."""
    from golden_multiple_outputs.pipelines.comparing.nodes import change

    return change(spring_means, spring_means, config.digits)


@dg.asset(
    io_manager_key="all_means_io_manager",
    group_name="comparing",
    kinds={"json"},
    op_tags={"kedro/node": "collect_means"},
)
def all_means(spring_means, autumn_means):
    """Put any number of measurements into a list."""
    from golden_multiple_outputs.pipelines.comparing.nodes import collect

    return collect(spring_means, autumn_means, spring_means)


@dg.asset(
    io_manager_key="description_io_manager",
    group_name="comparing",
    kinds={"json"},
    op_tags={"kedro/node": "describe"},
)
def description(spring_means, sample_names):
    """Describe the means of the context for the samples of the configuration."""
    from golden_multiple_outputs.pipelines.comparing.nodes import describe

    return describe(context=spring_means, config=sample_names)


@dg.asset(
    io_manager_key="labelled_means_io_manager",
    group_name="comparing",
    kinds={"json"},
    op_tags={"kedro/node": "label_means"},
)
def labelled_means(spring_means, autumn_means):
    """Put any number of named measurements into a dictionary."""
    from golden_multiple_outputs.pipelines.comparing.nodes import label

    return label(spring=spring_means, autumn=autumn_means)


@dg.asset(
    io_manager_key="ranked_means_io_manager",
    group_name="comparing",
    kinds={"json"},
    op_tags={"kedro/node": "rank_means"},
)
def ranked_means(spring_means, autumn_means):
    """Order the oxygen of any number of measurements, and repeat the names given."""
    from golden_multiple_outputs.pipelines.comparing.nodes import rank

    return rank(spring_means, autumn_means)


@dg.asset(
    io_manager_key="self_ratio_io_manager",
    group_name="comparing",
    kinds={"json"},
    op_tags={"kedro/node": "ratio_with_itself"},
)
def self_ratio(autumn_means):
    """Divide one set of values by the other."""
    from golden_multiple_outputs.pipelines.comparing.nodes import ratio

    return ratio(below=autumn_means, above=autumn_means)
