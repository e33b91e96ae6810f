"""Assets of the Kedro pipeline `fairs`."""

import dagster as dg

from ..parameters import AlpineScoreConfig


@dg.asset(
    key=["alpine", "admitted"],
    group_name="alpine",
    kinds={"memory"},
    tags={"contest": "", "mountains": ""},
    op_tags={"kedro/node": "alpine.admit", "kedro/tags": "contest,mountains"},
)
def alpine__admitted(alpine_entries):
    """Admit the entries that every judge has marked."""
    from golden_namespaces_and_tags.pipelines.judging.nodes import admit

    return admit(alpine_entries)


@dg.asset(
    key=["alpine", "scores"],
    ins={
        "alpine__admitted": dg.AssetIn(key=["alpine", "admitted"]),
    },
    io_manager_key="alpine__scores_io_manager",
    group_name="alpine",
    kinds={"csv", "pandas"},
    tags={"arithmetic": "", "contest": "", "judges": "", "mountains": ""},
    op_tags={
        "kedro/node": "alpine.score",
        "kedro/tags": "arithmetic,contest,judges,mountains",
    },
)
def alpine__scores(config: AlpineScoreConfig, alpine__admitted):
    """Weigh the marks, and add a bonus for makers with several entries."""
    from golden_namespaces_and_tags.pipelines.judging.nodes import score

    return score(
        alpine__admitted,
        config.alpine__weights.model_dump(),
        config.alpine__bonus,
        config.digits,
    )


@dg.asset(
    key=["alpine", "medal_counts"],
    ins={
        "alpine__medals": dg.AssetIn(key=["alpine", "medals"]),
    },
    io_manager_key="alpine__medal_counts_io_manager",
    group_name="alpine",
    kinds={"json"},
    tags={"arithmetic": "", "contest": "", "mountains": ""},
    op_tags={
        "kedro/node": "alpine.count_medals__e02d0320",
        "kedro/tags": "arithmetic,contest,mountains",
    },
)
def alpine__medal_counts(alpine__medals):
    """Count the medals of each kind."""
    from golden_namespaces_and_tags.pipelines.judging.nodes import count_medals

    return count_medals(alpine__medals)
