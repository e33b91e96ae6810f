"""Assets of the Kedro pipeline `public`."""

import dagster as dg

from ..parameters import (
    AlpineAwardConfig,
    CoastalAwardConfig,
    CoastalJuniorsAwardConfig,
)


@dg.asset(
    key=["alpine", "medals"],
    ins={
        "alpine__scores": dg.AssetIn(key=["alpine", "scores"]),
    },
    io_manager_key="alpine__medals_io_manager",
    group_name="alpine",
    kinds={"json"},
    tags={"contest": "", "mountains": "", "public": ""},
    op_tags={"kedro/node": "alpine.award", "kedro/tags": "contest,mountains,public"},
)
def alpine__medals(config: AlpineAwardConfig, alpine__scores):
    """Award each cheese the best medal that its points are enough for."""
    from golden_namespaces_and_tags.pipelines.judging.nodes import award

    return award(limits=config.medal_limits.model_dump(), scores=alpine__scores)


@dg.asset(
    key=["coastal", "juniors", "medals"],
    ins={
        "coastal__juniors__scores": dg.AssetIn(key=["coastal", "juniors", "scores"]),
    },
    io_manager_key="coastal__juniors__medals_io_manager",
    group_name="coastal__juniors",
    kinds={"json"},
    tags={"contest": "", "public": "", "sea": "", "young": ""},
    op_tags={
        "kedro/node": "coastal.juniors.award",
        "kedro/tags": "contest,public,sea,young",
    },
)
def coastal__juniors__medals(
    config: CoastalJuniorsAwardConfig, coastal__juniors__scores
):
    """Award each cheese the best medal that its points are enough for."""
    from golden_namespaces_and_tags.pipelines.judging.nodes import award

    return award(
        limits=config.medal_limits.model_dump(), scores=coastal__juniors__scores
    )


@dg.asset(
    ins={
        "coastal__scores": dg.AssetIn(key=["coastal", "scores"]),
    },
    io_manager_key="coastal_medals_io_manager",
    group_name="coastal",
    kinds={"json"},
    tags={"contest": "", "public": "", "sea": ""},
    op_tags={"kedro/node": "coastal.award", "kedro/tags": "contest,public,sea"},
)
def coastal_medals(config: CoastalAwardConfig, coastal__scores):
    """Award each cheese the best medal that its points are enough for."""
    from golden_namespaces_and_tags.pipelines.judging.nodes import award

    return award(limits=config.medal_limits.model_dump(), scores=coastal__scores)
