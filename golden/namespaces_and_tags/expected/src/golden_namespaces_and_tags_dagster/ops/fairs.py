"""Ops of the Kedro pipeline `fairs`."""

import dagster as dg

from ..parameters import AlpineScoreConfig


@dg.op(
    ins={
        "alpine_entries": dg.In(input_manager_key="alpine_entries_io_manager"),
    },
    out={
        "alpine__admitted": dg.Out(),
    },
    tags={"kedro/node": "alpine.admit", "kedro/tags": "contest,mountains"},
)
def alpine__admit(alpine_entries):
    """Admit the entries that every judge has marked."""
    from golden_namespaces_and_tags.pipelines.judging.nodes import admit

    return admit(alpine_entries)


@dg.op(
    out={
        "alpine__scores": dg.Out(io_manager_key="alpine__scores_io_manager"),
    },
    tags={
        "kedro/node": "alpine.score",
        "kedro/tags": "arithmetic,contest,judges,mountains",
    },
)
def alpine__score(config: AlpineScoreConfig, alpine__admitted):
    """Weigh the marks, and add a bonus for makers with several entries."""
    from golden_namespaces_and_tags.pipelines.judging.nodes import score

    return score(
        alpine__admitted,
        config.alpine__weights.model_dump(),
        config.alpine__bonus,
        config.digits,
    )


@dg.op(
    ins={
        "alpine__medals": dg.In(input_manager_key="alpine__medals_io_manager"),
    },
    out={
        "alpine__medal_counts": dg.Out(
            io_manager_key="alpine__medal_counts_io_manager"
        ),
    },
    tags={
        "kedro/node": "alpine.count_medals__e02d0320",
        "kedro/tags": "arithmetic,contest,mountains",
    },
)
def alpine__count_medals(alpine__medals):
    """Count the medals of each kind."""
    from golden_namespaces_and_tags.pipelines.judging.nodes import count_medals

    return count_medals(alpine__medals)
