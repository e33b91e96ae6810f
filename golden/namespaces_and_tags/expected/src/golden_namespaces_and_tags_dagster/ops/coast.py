"""Ops of the Kedro pipeline `coast`."""

import dagster as dg

from ..parameters import CoastalJuniorsScoreConfig, CoastalScoreConfig


@dg.op(
    ins={
        "coastal_entries": dg.In(input_manager_key="coastal_entries_io_manager"),
    },
    out={
        "coastal__admitted": dg.Out(),
    },
    tags={"kedro/node": "coastal.admit", "kedro/tags": "contest,sea"},
)
def coastal__admit(coastal_entries):
    """Admit the entries that every judge has marked."""
    from golden_namespaces_and_tags.pipelines.judging.nodes import admit

    return admit(coastal_entries)


@dg.op(
    ins={
        "junior_entries": dg.In(input_manager_key="junior_entries_io_manager"),
    },
    out={
        "coastal__juniors__admitted": dg.Out(),
    },
    tags={"kedro/node": "coastal.juniors.admit", "kedro/tags": "contest,sea,young"},
)
def coastal__juniors__admit(junior_entries):
    """Admit the entries that every judge has marked."""
    from golden_namespaces_and_tags.pipelines.judging.nodes import admit

    return admit(junior_entries)


@dg.op(
    out={
        "coastal__juniors__scores": dg.Out(
            io_manager_key="coastal__juniors__scores_io_manager"
        ),
    },
    tags={
        "kedro/node": "coastal.juniors.score",
        "kedro/tags": "arithmetic,contest,judges,sea,young",
    },
)
def coastal__juniors__score(
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


@dg.op(
    ins={
        "coastal__juniors__medals": dg.In(
            input_manager_key="coastal__juniors__medals_io_manager"
        ),
    },
    out={
        "coastal__juniors__medal_counts": dg.Out(
            io_manager_key="coastal__juniors__medal_counts_io_manager"
        ),
    },
    tags={
        "kedro/node": "coastal.juniors.count_medals__3516a588",
        "kedro/tags": "arithmetic,contest,sea,young",
    },
)
def coastal__juniors__count_medals(coastal__juniors__medals):
    """Count the medals of each kind."""
    from golden_namespaces_and_tags.pipelines.judging.nodes import count_medals

    return count_medals(coastal__juniors__medals)


@dg.op(
    out={
        "coastal__scores": dg.Out(io_manager_key="coastal__scores_io_manager"),
    },
    tags={"kedro/node": "coastal.score", "kedro/tags": "arithmetic,contest,judges,sea"},
)
def coastal__score(config: CoastalScoreConfig, coastal__admitted):
    """Weigh the marks, and add a bonus for makers with several entries."""
    from golden_namespaces_and_tags.pipelines.judging.nodes import score

    return score(
        coastal__admitted,
        config.coastal__weights.model_dump(),
        config.coastal__bonus,
        config.digits,
    )


@dg.op(
    ins={
        "coastal_medals": dg.In(input_manager_key="coastal_medals_io_manager"),
    },
    out={
        "coastal__medal_counts": dg.Out(
            io_manager_key="coastal__medal_counts_io_manager"
        ),
    },
    tags={
        "kedro/node": "coastal.count_medals__0675e28f",
        "kedro/tags": "arithmetic,contest,sea",
    },
)
def coastal__count_medals(coastal_medals):
    """Count the medals of each kind."""
    from golden_namespaces_and_tags.pipelines.judging.nodes import count_medals

    return count_medals(coastal_medals)
