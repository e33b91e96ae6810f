"""Ops of the Kedro pipeline `public`."""

import dagster as dg

from ..parameters import (
    AlpineAwardConfig,
    CoastalAwardConfig,
    CoastalJuniorsAwardConfig,
)


@dg.op(
    ins={
        "alpine__scores": dg.In(input_manager_key="alpine__scores_io_manager"),
    },
    out={
        "alpine__medals": dg.Out(io_manager_key="alpine__medals_io_manager"),
    },
    tags={"kedro/node": "alpine.award", "kedro/tags": "contest,mountains,public"},
)
def alpine__award(config: AlpineAwardConfig, alpine__scores):
    """Award each cheese the best medal that its points are enough for."""
    from golden_namespaces_and_tags.pipelines.judging.nodes import award

    return award(limits=config.medal_limits.model_dump(), scores=alpine__scores)


@dg.op(
    ins={
        "coastal__juniors__scores": dg.In(
            input_manager_key="coastal__juniors__scores_io_manager"
        ),
    },
    out={
        "coastal__juniors__medals": dg.Out(
            io_manager_key="coastal__juniors__medals_io_manager"
        ),
    },
    tags={
        "kedro/node": "coastal.juniors.award",
        "kedro/tags": "contest,public,sea,young",
    },
)
def coastal__juniors__award(
    config: CoastalJuniorsAwardConfig, coastal__juniors__scores
):
    """Award each cheese the best medal that its points are enough for."""
    from golden_namespaces_and_tags.pipelines.judging.nodes import award

    return award(
        limits=config.medal_limits.model_dump(), scores=coastal__juniors__scores
    )


@dg.op(
    ins={
        "coastal__scores": dg.In(input_manager_key="coastal__scores_io_manager"),
    },
    out={
        "coastal_medals": dg.Out(io_manager_key="coastal_medals_io_manager"),
    },
    tags={"kedro/node": "coastal.award", "kedro/tags": "contest,public,sea"},
)
def coastal__award(config: CoastalAwardConfig, coastal__scores):
    """Award each cheese the best medal that its points are enough for."""
    from golden_namespaces_and_tags.pipelines.judging.nodes import award

    return award(limits=config.medal_limits.model_dump(), scores=coastal__scores)
