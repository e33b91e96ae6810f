"""Ops of the Kedro pipeline `external_`."""

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


@dg.op(
    ins={
        "seeds": dg.In(input_manager_key="seeds_io_manager"),
    },
    out={
        "a__b_2e7336": dg.Out(io_manager_key="a__b_io_manager"),
    },
    tags={"kedro/node": "a.b"},
)
def a__b_op(config: ABOpConfig_e6c364, seeds):
    """Start with the seeds."""
    from golden_awkward_names.words import start

    return start(seeds, config.words__list)


@dg.op(
    ins={
        "a__b_2e7336": dg.In(input_manager_key="a__b_io_manager"),
    },
    out={
        "a__b": dg.Out(io_manager_key="a__b_io_manager_63e5c1"),
    },
    tags={"kedro/node": "a__b"},
)
def a__b_op_63e5c1(config: ABOp63e5c1Config, a__b_2e7336):
    """Add a word to the words before it."""
    from golden_awkward_names.words import add

    return add(a__b_2e7336, config.words__a_b)


@dg.op(
    ins={
        "a__b": dg.In(input_manager_key="a__b_io_manager_63e5c1"),
    },
    out={
        "a_b_d44362": dg.Out(io_manager_key="a_b_io_manager_d44362"),
    },
    tags={"kedro/node": "a-b"},
)
def a_b_op_d44362(config: ABOpD44362Config, a__b):
    """Add a word to the words before it."""
    from golden_awkward_names.words import add

    return add(a__b, config.words__a_b)


@dg.op(
    ins={
        "a_b_d44362": dg.In(input_manager_key="a_b_io_manager_d44362"),
    },
    out={
        "a_b": dg.Out(io_manager_key="a_b_io_manager_648fa9"),
    },
    tags={"kedro/node": "a_b"},
)
def a_b_op_648fa9(config: ABOp648fa9Config, a_b_d44362):
    """Add a word to the words before it."""
    from golden_awkward_names.words import add

    return add(a_b_d44362, config.words__a_b)


@dg.op(
    ins={
        "a_b": dg.In(input_manager_key="a_b_io_manager_648fa9"),
    },
    out={
        "A_b": dg.Out(io_manager_key="A_b_io_manager"),
    },
    tags={"kedro/node": "A_b"},
)
def A_b_op(config: ABOpConfig, a_b):
    """Add a word to the words before it."""
    from golden_awkward_names.words import add

    return add(a_b, config.words__a_b)


@dg.op(
    ins={
        "A_b": dg.In(input_manager_key="A_b_io_manager"),
    },
    out={
        "a_b_90827a": dg.Out(io_manager_key="a_b_io_manager"),
    },
    tags={"kedro/node": "a--b"},
)
def a_b_op(config: ABOpConfig_34982b, A_b):
    """Add a word to the words before it."""
    from golden_awkward_names.words import add

    return add(A_b, config.words__a_b)


@dg.op(
    ins={
        "a_b_90827a": dg.In(input_manager_key="a_b_io_manager"),
    },
    out={
        "a_b_": dg.Out(io_manager_key="a_b__io_manager"),
    },
    tags={"kedro/node": "a_b_"},
)
def a_b__op(config: ABOpConfig_b5de78, a_b_90827a):
    """Add a word to the words before it."""
    from golden_awkward_names.words import add

    return add(a_b_90827a, config.words__a_b)


@dg.op(
    ins={
        "a__b_2e7336": dg.In(input_manager_key="a__b_io_manager"),
        "a__b": dg.In(input_manager_key="a__b_io_manager_63e5c1"),
        "a_b_d44362": dg.In(input_manager_key="a_b_io_manager_d44362"),
        "a_b": dg.In(input_manager_key="a_b_io_manager_648fa9"),
        "A_b": dg.In(input_manager_key="A_b_io_manager"),
        "a_b_90827a": dg.In(input_manager_key="a_b_io_manager"),
        "a_b_": dg.In(input_manager_key="a_b__io_manager"),
    },
    out={
        "met": dg.Out(io_manager_key="met_io_manager"),
    },
    tags={"kedro/node": "meeting.of.all"},
)
def meeting__of__all(a__b_2e7336, a__b, a_b_d44362, a_b, A_b, a_b_90827a, a_b_):
    """Join words in the order in which they come."""
    from golden_awkward_names.words import join

    return join(a__b_2e7336, a__b, a_b_d44362, a_b, A_b, a_b_90827a, a_b_)
