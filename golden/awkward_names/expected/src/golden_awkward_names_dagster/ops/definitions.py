"""Ops of the Kedro pipeline `definitions`."""

import dagster as dg

from ..parameters import SelfClsConfig


@dg.op(
    ins={
        "echo": dg.In(input_manager_key="echo_io_manager"),
    },
    out={
        "Echo": dg.Out(io_manager_key="Echo_io_manager"),
    },
    tags={"kedro/node": "Echo"},
)
def Echo_op(echo):
    """Echo words; the pipeline, the node, the function and the output have one name."""
    from golden_awkward_names.pipelines.functions import echo as echo_function

    return echo_function(echo)


@dg.op(
    ins={
        "seeds": dg.In(input_manager_key="seeds_io_manager"),
    },
    out={
        "sprouts": dg.Out(io_manager_key="sprouts_io_manager"),
    },
    tags={"kedro/node": "seeds"},
)
def seeds_op(seeds):
    """Let seeds sprout; the function, its parameter and its input have one name."""
    from golden_awkward_names.pipelines.functions import seeds as seeds_function

    return seeds_function(seeds)


@dg.op(
    ins={
        "sprouts": dg.In(input_manager_key="sprouts_io_manager"),
    },
    out={
        "asset": dg.Out(io_manager_key="asset_io_manager"),
    },
    tags={"kedro/node": "op"},
)
def op_op(sprouts):
    """Call a word an asset."""
    from golden_awkward_names.pipelines.functions import asset

    return asset(sprouts)


@dg.op(
    ins={
        "asset": dg.In(input_manager_key="asset_io_manager"),
    },
    out={
        "op": dg.Out(io_manager_key="op_io_manager"),
    },
    tags={"kedro/node": "asset"},
)
def asset_op(asset):
    """Call a word an op; the parameter is called like another function."""
    from golden_awkward_names.pipelines.functions import op

    return op(asset)


@dg.op(
    ins={
        "op": dg.In(input_manager_key="op_io_manager"),
    },
    out={
        "self": dg.Out(io_manager_key="self_io_manager"),
        "cls": dg.Out(io_manager_key="cls_io_manager"),
    },
    tags={"kedro/node": "self.cls"},
)
def self__cls(config: SelfClsConfig, op):
    """Call words self and cls, without a class."""
    from golden_awkward_names.pipelines.functions import dg as dg_function

    return tuple(dg_function(self=op, cls=config.words__list))


@dg.op(
    ins={
        "op": dg.In(input_manager_key="op_io_manager"),
        "self": dg.In(input_manager_key="self_io_manager"),
        "cls": dg.In(input_manager_key="cls_io_manager"),
        "echo": dg.In(input_manager_key="echo_io_manager"),
        "Echo": dg.In(input_manager_key="Echo_io_manager"),
    },
    out={
        "long_names": dg.Out(io_manager_key="long_names_io_manager"),
    },
    tags={
        "kedro/node": "a_name_that_says_all_about_how_the_words_are_put_together_from_the_first_to_the_last_so_that_nobody_needs_to_look_it_up"
    },
)
def a_name_that_says_all_about_how_the_words_are_put_together_from_the_first_to_the_last_so_that_nobody_needs_to_look_it_up(
    op, self, cls, echo, Echo
):
    """Join words in the order in which they come."""
    from golden_awkward_names.words import join

    return join(op, self, cls, echo, Echo)
