"""Assets of the Kedro pipeline `coast`."""

import dagster as dg

from ..parameters import CoastalJuniorsScoreConfig, CoastalScoreConfig


@dg.asset(
    key=["coastal", "admitted"],
    group_name="coastal",
    kinds={"memory"},
    tags={"contest": "", "sea": ""},
    op_tags={"kedro/node": "coastal.admit", "kedro/tags": "contest,sea"},
)
def coastal__admitted(coastal_entries):
    """Admit the entries that every judge has marked."""
    from golden_namespaces_and_tags.pipelines.judging.nodes import admit

    return admit(coastal_entries)


@dg.asset(
    key=["coastal", "juniors", "admitted"],
    group_name="coastal__juniors",
    kinds={"memory"},
    tags={"contest": "", "sea": "", "young": ""},
    op_tags={"kedro/node": "coastal.juniors.admit", "kedro/tags": "contest,sea,young"},
)
def coastal__juniors__admitted(junior_entries):
    """Admit the entries that every judge has marked."""
    from golden_namespaces_and_tags.pipelines.judging.nodes import admit

    return admit(junior_entries)


@dg.asset(
    key=["coastal", "juniors", "scores"],
    ins={
        "coastal__juniors__admitted": dg.AssetIn(
            key=["coastal", "juniors", "admitted"]
        ),
    },
    io_manager_key="coastal__juniors__scores_io_manager",
    group_name="coastal__juniors",
    kinds={"csv", "pandas"},
    owners=["team:coastal"],
    tags={"arithmetic": "", "contest": "", "judges": "", "sea": "", "young": ""},
    op_tags={
        "kedro/node": "coastal.juniors.score",
        "kedro/tags": "arithmetic,contest,judges,sea,young",
    },
)
def coastal__juniors__scores(
    config: CoastalJuniorsScoreConfig, coastal__juniors__admitted
):
    """Weigh the marks, and add a bonus for makers with several entries."""
    from golden_namespaces_and_tags.pipelines.judging.nodes import score

    return score(
        coastal__juniors__admitted,
        config.coastal__juniors__weights.model_dump(),
        config.coastal__juniors__bonus,
        config.digits,
    )


@dg.asset(
    key=["coastal", "juniors", "medal_counts"],
    ins={
        "coastal__juniors__medals": dg.AssetIn(key=["coastal", "juniors", "medals"]),
    },
    io_manager_key="coastal__juniors__medal_counts_io_manager",
    group_name="coastal__juniors",
    kinds={"json"},
    tags={"arithmetic": "", "contest": "", "sea": "", "young": ""},
    op_tags={
        "kedro/node": "coastal.juniors.count_medals__3516a588",
        "kedro/tags": "arithmetic,contest,sea,young",
    },
)
def coastal__juniors__medal_counts(coastal__juniors__medals):
    """Count the medals of each kind."""
    from golden_namespaces_and_tags.pipelines.judging.nodes import count_medals

    return count_medals(coastal__juniors__medals)


@dg.asset(
    key=["coastal", "scores"],
    ins={
        "coastal__admitted": dg.AssetIn(key=["coastal", "admitted"]),
    },
    io_manager_key="coastal__scores_io_manager",
    group_name="coastal",
    kinds={"pandas", "parquet"},
    tags={"arithmetic": "", "contest": "", "judges": "", "sea": ""},
    op_tags={
        "kedro/node": "coastal.score",
        "kedro/tags": "arithmetic,contest,judges,sea",
    },
)
def coastal__scores(config: CoastalScoreConfig, coastal__admitted):
    """Weigh the marks, and add a bonus for makers with several entries."""
    from golden_namespaces_and_tags.pipelines.judging.nodes import score

    return score(
        coastal__admitted,
        config.coastal__weights.model_dump(),
        config.coastal__bonus,
        config.digits,
    )


@dg.asset(
    key=["coastal", "medal_counts"],
    io_manager_key="coastal__medal_counts_io_manager",
    group_name="coastal",
    kinds={"json"},
    tags={"arithmetic": "", "contest": "", "sea": ""},
    op_tags={
        "kedro/node": "coastal.count_medals__0675e28f",
        "kedro/tags": "arithmetic,contest,sea",
    },
)
def coastal__medal_counts(coastal_medals):
    """Count the medals of each kind."""
    from golden_namespaces_and_tags.pipelines.judging.nodes import count_medals

    return count_medals(coastal_medals)
