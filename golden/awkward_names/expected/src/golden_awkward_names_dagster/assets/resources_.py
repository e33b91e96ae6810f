"""Assets of the Kedro pipeline `resources_`."""

import dagster as dg

from ..parameters import (
    ConfigOpConfig,
    ConfOpConfig,
    ContextOpConfig,
    DefsOpConfig,
    DgOpConfig,
    InputOpConfig,
    MetaOpConfig,
    OpOpConfig,
    OutputOpConfig,
    TypeOpConfig,
)


@dg.multi_asset(
    outs={
        "input_": dg.AssetOut(
            key=["input"], io_manager_key="input_io_manager", kinds={"json"}
        ),
    },
    group_name="resources_",
    op_tags={"kedro/node": "input"},
)
def input_op_asset(config: InputOpConfig, seeds):
    """Start with the seeds."""
    from golden_awkward_names.words import start

    return start(seeds, config.context)


@dg.multi_asset(
    ins={
        "input_": dg.AssetIn(key="input"),
    },
    outs={
        "output_": dg.AssetOut(
            key=["output"],
            io_manager_key="output_io_manager",
            kinds={"json"},
            tags={"input": ""},
        ),
    },
    group_name="resources_",
    op_tags={"kedro/node": "output", "kedro/tags": "input"},
)
def output_op_asset(config: OutputOpConfig, input_):
    """Add a word to the words before it."""
    from golden_awkward_names.words import add

    return add(input_, config.context)


@dg.multi_asset(
    ins={
        "output_": dg.AssetIn(key="output"),
    },
    outs={
        "config_": dg.AssetOut(
            key=["config"], io_manager_key="config_io_manager", kinds={"json"}
        ),
    },
    group_name="resources_",
    op_tags={"kedro/node": "config"},
)
def config_op_asset(config: ConfigOpConfig, output_):
    """Add a word to the words before it."""
    from golden_awkward_names.words import add

    return add(output_, config.words__list)


@dg.multi_asset(
    ins={
        "config_": dg.AssetIn(key="config"),
    },
    outs={
        "context__": dg.AssetOut(
            key=["context"], io_manager_key="context_io_manager", kinds={"json"}
        ),
    },
    group_name="resources_",
    op_tags={"kedro/node": "context"},
)
def context_op_asset(config: ContextOpConfig, config_):
    """Add a word to the words before it."""
    from golden_awkward_names.words import add

    return add(config_, config.words__a_b)


@dg.multi_asset(
    ins={
        "context__": dg.AssetIn(key="context"),
    },
    outs={
        "type_": dg.AssetOut(key=["type"], kinds={"memory"}),
    },
    group_name="resources_",
    op_tags={"kedro/node": "type"},
)
def type_op_asset(config: TypeOpConfig, context__):
    """Add a word to the words before it."""
    from golden_awkward_names.words import add

    return add(context__, config.words__a_b)


@dg.multi_asset(
    ins={
        "type_": dg.AssetIn(key="type"),
    },
    outs={
        "conf_": dg.AssetOut(
            key=["conf"], io_manager_key="conf_io_manager", kinds={"json"}
        ),
    },
    group_name="resources_",
    op_tags={"kedro/node": "conf"},
)
def conf_op_asset(config: ConfOpConfig, type_):
    """Add a word to the words before it."""
    from golden_awkward_names.words import add

    return add(type_, config.context)


@dg.multi_asset(
    ins={
        "conf_": dg.AssetIn(key="conf"),
    },
    outs={
        "meta_": dg.AssetOut(key=["meta"], kinds={"memory"}),
    },
    group_name="resources_",
    op_tags={"kedro/node": "meta"},
)
def meta_op_asset(config: MetaOpConfig, conf_):
    """Add a word to the words before it."""
    from golden_awkward_names.words import add

    return add(conf_, config.words__list)


@dg.asset(
    ins={
        "meta_": dg.AssetIn(key="meta"),
    },
    io_manager_key="defs_io_manager",
    group_name="resources_",
    kinds={"json"},
    op_tags={"kedro/node": "defs"},
)
def defs(config: DefsOpConfig, meta_):
    """Add a word to the words before it."""
    from golden_awkward_names.words import add

    return add(meta_, config.words__a_b)


@dg.multi_asset(
    outs={
        "dg_": dg.AssetOut(key=["dg"], io_manager_key="dg_io_manager", kinds={"json"}),
    },
    group_name="resources_",
    op_tags={"kedro/node": "dg"},
)
def dg_op_asset(config: DgOpConfig, defs):
    """Add a word to the words before it."""
    from golden_awkward_names.words import add

    return add(defs, config.words__a_b)


@dg.asset(
    ins={
        "dg_": dg.AssetIn(key="dg"),
    },
    io_manager_key="op__io_manager",
    group_name="resources_",
    kinds={"json"},
    op_tags={"kedro/node": "op_"},
)
def op_(config: OpOpConfig, dg_):
    """Add a word to the words before it."""
    from golden_awkward_names.words import add

    return add(dg_, config.context)


@dg.asset(
    ins={
        "input_": dg.AssetIn(key="input"),
        "output_": dg.AssetIn(key="output"),
        "config_": dg.AssetIn(key="config"),
        "context__": dg.AssetIn(key="context"),
        "type_": dg.AssetIn(key="type"),
        "conf_": dg.AssetIn(key="conf"),
        "meta_": dg.AssetIn(key="meta"),
        "dg_": dg.AssetIn(key="dg"),
    },
    io_manager_key="reserved_words_io_manager",
    group_name="resources_",
    kinds={"json"},
    op_tags={"kedro/node": "resources"},
)
def reserved_words(
    input_,
    output_,
    config_,
    context__,
    type_,
    conf_,
    meta_,
    defs,
    dg_,
    op_,
    jobs,
    resources,
):
    """Join words in the order in which they come."""
    from golden_awkward_names.words import join

    return join(
        input_,
        output_,
        config_,
        context__,
        type_,
        conf_,
        meta_,
        defs,
        dg_,
        op_,
        jobs,
        resources,
    )
