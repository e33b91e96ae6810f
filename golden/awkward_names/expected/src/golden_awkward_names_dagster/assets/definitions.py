"""Assets of the Kedro pipeline `definitions`."""

import dagster as dg

from ..parameters import SelfClsConfig


@dg.asset(
    io_manager_key="Echo_io_manager",
    group_name="definitions",
    kinds={"json"},
    op_tags={"kedro/node": "Echo"},
)
def Echo(echo):
    """Echo words; the pipeline, the node, the function and the output have one name."""
    from golden_awkward_names.pipelines.functions import echo as echo_function

    return echo_function(echo)


@dg.asset(
    io_manager_key="sprouts_io_manager",
    group_name="definitions",
    kinds={"json"},
    op_tags={"kedro/node": "seeds"},
)
def sprouts(seeds):
    """Let seeds sprout; the function, its parameter and its input have one name."""
    from golden_awkward_names.pipelines.functions import seeds as seeds_function

    return seeds_function(seeds)


@dg.asset(
    io_manager_key="asset_io_manager",
    group_name="definitions",
    kinds={"json"},
    op_tags={"kedro/node": "op"},
)
def asset(sprouts):
    """Call a word an asset."""
    from golden_awkward_names.pipelines.functions import asset

    return asset(sprouts)


@dg.asset(
    io_manager_key="op_io_manager",
    group_name="definitions",
    kinds={"json"},
    op_tags={"kedro/node": "asset"},
)
def op(asset):
    """Call a word an op; the parameter is called like another function."""
    from golden_awkward_names.pipelines.functions import op

    return op(asset)


@dg.multi_asset(
    outs={
        "self": dg.AssetOut(io_manager_key="self_io_manager", kinds={"json"}),
        "cls": dg.AssetOut(io_manager_key="cls_io_manager", kinds={"json"}),
    },
    group_name="definitions",
    op_tags={"kedro/node": "self.cls"},
)
def self__cls_asset(config: SelfClsConfig, op):
    """Call words self and cls, without a class."""
    from golden_awkward_names.pipelines.functions import dg as dg_function

    return tuple(dg_function(self=op, cls=config.words__list))


@dg.asset(
    io_manager_key="long_names_io_manager",
    group_name="definitions",
    kinds={"json"},
    op_tags={
        "kedro/node": "a_name_that_says_all_about_how_the_words_are_put_together_from_the_first_to_the_last_so_that_nobody_needs_to_look_it_up"
    },
)
def long_names(op, self, cls, echo, Echo):
    """Join words in the order in which they come."""
    from golden_awkward_names.words import join

    return join(op, self, cls, echo, Echo)
