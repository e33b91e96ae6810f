"""Ops of the Kedro pipeline `resources_`."""

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


@dg.op(
    ins={
        "seeds": dg.In(input_manager_key="seeds_io_manager"),
    },
    out={
        "input_": dg.Out(io_manager_key="input_io_manager"),
    },
    tags={"kedro/node": "input"},
)
def input_op(config: InputOpConfig, seeds):
    """Start with the seeds."""
    from golden_awkward_names.words import start

    return start(seeds, config.context)


@dg.op(
    ins={
        "input_": dg.In(input_manager_key="input_io_manager"),
    },
    out={
        "output_": dg.Out(io_manager_key="output_io_manager"),
    },
    tags={"kedro/node": "output", "kedro/tags": "input"},
)
def output_op(config: OutputOpConfig, input_):
    """Add a word to the words before it."""
    from golden_awkward_names.words import add

    return add(input_, config.context)


@dg.op(
    ins={
        "output_": dg.In(input_manager_key="output_io_manager"),
    },
    out={
        "config_": dg.Out(io_manager_key="config_io_manager"),
    },
    tags={"kedro/node": "config"},
)
def config_op(config: ConfigOpConfig, output_):
    """Add a word to the words before it."""
    from golden_awkward_names.words import add

    return add(output_, config.words__list)


@dg.op(
    ins={
        "config_": dg.In(input_manager_key="config_io_manager"),
    },
    out={
        "context__": dg.Out(io_manager_key="context_io_manager"),
    },
    tags={"kedro/node": "context"},
)
def context_op(config: ContextOpConfig, config_):
    """Add a word to the words before it."""
    from golden_awkward_names.words import add

    return add(config_, config.words__a_b)


@dg.op(
    ins={
        "context__": dg.In(input_manager_key="context_io_manager"),
    },
    out={
        "type_": dg.Out(),
    },
    tags={"kedro/node": "type"},
)
def type_op(config: TypeOpConfig, context__):
    """Add a word to the words before it."""
    from golden_awkward_names.words import add

    return add(context__, config.words__a_b)


@dg.op(
    out={
        "conf_": dg.Out(io_manager_key="conf_io_manager"),
    },
    tags={"kedro/node": "conf"},
)
def conf_op(config: ConfOpConfig, type_):
    """Add a word to the words before it."""
    from golden_awkward_names.words import add

    return add(type_, config.context)


@dg.op(
    ins={
        "conf_": dg.In(input_manager_key="conf_io_manager"),
    },
    out={
        "meta_": dg.Out(),
    },
    tags={"kedro/node": "meta"},
)
def meta_op(config: MetaOpConfig, conf_):
    """Add a word to the words before it."""
    from golden_awkward_names.words import add

    return add(conf_, config.words__list)


@dg.op(
    out={
        "defs": dg.Out(io_manager_key="defs_io_manager"),
    },
    tags={"kedro/node": "defs"},
)
def defs_op(config: DefsOpConfig, meta_):
    """Add a word to the words before it."""
    from golden_awkward_names.words import add

    return add(meta_, config.words__a_b)


@dg.op(
    ins={
        "defs": dg.In(input_manager_key="defs_io_manager"),
    },
    out={
        "dg_": dg.Out(io_manager_key="dg_io_manager"),
    },
    tags={"kedro/node": "dg"},
)
def dg_op(config: DgOpConfig, defs):
    """Add a word to the words before it."""
    from golden_awkward_names.words import add

    return add(defs, config.words__a_b)


@dg.op(
    ins={
        "dg_": dg.In(input_manager_key="dg_io_manager"),
    },
    out={
        "op_": dg.Out(io_manager_key="op__io_manager"),
    },
    tags={"kedro/node": "op_"},
)
def op__op(config: OpOpConfig, dg_):
    """Add a word to the words before it."""
    from golden_awkward_names.words import add

    return add(dg_, config.context)


@dg.op(
    ins={
        "input_": dg.In(input_manager_key="input_io_manager"),
        "output_": dg.In(input_manager_key="output_io_manager"),
        "config_": dg.In(input_manager_key="config_io_manager"),
        "context__": dg.In(input_manager_key="context_io_manager"),
        "conf_": dg.In(input_manager_key="conf_io_manager"),
        "defs": dg.In(input_manager_key="defs_io_manager"),
        "dg_": dg.In(input_manager_key="dg_io_manager"),
        "op_": dg.In(input_manager_key="op__io_manager"),
        "jobs": dg.In(input_manager_key="jobs_io_manager"),
        "resources": dg.In(input_manager_key="resources_io_manager"),
    },
    out={
        "reserved_words": dg.Out(io_manager_key="reserved_words_io_manager"),
    },
    tags={"kedro/node": "resources"},
)
def resources_op(
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
