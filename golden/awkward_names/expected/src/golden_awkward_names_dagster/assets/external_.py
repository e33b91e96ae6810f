"""Assets of the Kedro pipeline `external_`."""

import dagster as dg

from ..parameters import (
    ABOp63e5c1Config,
    ABOp648fa9Config,
    ABOpConfig,
    ABOpConfig_34982b,
    ABOpConfig_b5de78,
    ABOpConfig_e6c364,
    ABOpD44362Config,
)


@dg.multi_asset(
    outs={
        "a__b_2e7336": dg.AssetOut(
            key=["a", "b"], io_manager_key="a__b_io_manager", kinds={"json"}
        ),
    },
    group_name="external_",
    op_tags={"kedro/node": "a.b"},
)
def a__b_op_asset(config: ABOpConfig_e6c364, seeds):
    """Start with the seeds."""
    from golden_awkward_names.words import start

    return start(seeds, config.words__list)


@dg.asset(
    ins={
        "a__b_2e7336": dg.AssetIn(key=["a", "b"]),
    },
    io_manager_key="a__b_io_manager_63e5c1",
    group_name="external_",
    kinds={"json"},
    op_tags={"kedro/node": "a__b"},
)
def a__b(config: ABOp63e5c1Config, a__b_2e7336):
    """Add a word to the words before it."""
    from golden_awkward_names.words import add

    return add(a__b_2e7336, config.words__a_b)


@dg.multi_asset(
    outs={
        "a_b_d44362": dg.AssetOut(
            key=["a-b"], io_manager_key="a_b_io_manager_d44362", kinds={"json"}
        ),
    },
    group_name="external_",
    op_tags={"kedro/node": "a-b"},
)
def a_b_op_d44362_asset(config: ABOpD44362Config, a__b):
    """Add a word to the words before it."""
    from golden_awkward_names.words import add

    return add(a__b, config.words__a_b)


@dg.asset(
    ins={
        "a_b_d44362": dg.AssetIn(key="a-b"),
    },
    io_manager_key="a_b_io_manager_648fa9",
    group_name="external_",
    kinds={"json"},
    op_tags={"kedro/node": "a_b"},
)
def a_b(config: ABOp648fa9Config, a_b_d44362):
    """Add a word to the words before it."""
    from golden_awkward_names.words import add

    return add(a_b_d44362, config.words__a_b)


@dg.asset(
    io_manager_key="A_b_io_manager",
    group_name="external_",
    kinds={"json"},
    op_tags={"kedro/node": "A_b"},
)
def A_b(config: ABOpConfig, a_b):
    """Add a word to the words before it."""
    from golden_awkward_names.words import add

    return add(a_b, config.words__a_b)


@dg.multi_asset(
    outs={
        "a_b_90827a": dg.AssetOut(
            key=["a--b"], io_manager_key="a_b_io_manager", kinds={"json"}
        ),
    },
    group_name="external_",
    op_tags={"kedro/node": "a--b"},
)
def a_b_op_asset(config: ABOpConfig_34982b, A_b):
    """Add a word to the words before it."""
    from golden_awkward_names.words import add

    return add(A_b, config.words__a_b)


@dg.asset(
    ins={
        "a_b_90827a": dg.AssetIn(key="a--b"),
    },
    io_manager_key="a_b__io_manager",
    group_name="external_",
    kinds={"json"},
    op_tags={"kedro/node": "a_b_"},
)
def a_b_(config: ABOpConfig_b5de78, a_b_90827a):
    """Add a word to the words before it."""
    from golden_awkward_names.words import add

    return add(a_b_90827a, config.words__a_b)


@dg.asset(
    ins={
        "a__b_2e7336": dg.AssetIn(key=["a", "b"]),
        "a_b_d44362": dg.AssetIn(key="a-b"),
        "a_b_90827a": dg.AssetIn(key="a--b"),
    },
    io_manager_key="met_io_manager",
    group_name="external_",
    kinds={"json"},
    op_tags={"kedro/node": "meeting.of.all"},
)
def met(a__b_2e7336, a__b, a_b_d44362, a_b, A_b, a_b_90827a, a_b_):
    """Join words in the order in which they come."""
    from golden_awkward_names.words import join

    return join(a__b_2e7336, a__b, a_b_d44362, a_b, A_b, a_b_90827a, a_b_)
