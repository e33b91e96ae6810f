"""Assets of the Kedro pipeline `jobs_`."""

import dagster as dg

from ..parameters import (
    DictOpConfig,
    LenOpConfig,
    PrintOpConfig,
    StrOpConfig,
    SuperOpConfig,
    TupleOpConfig,
)


@dg.multi_asset(
    ins={
        "list_": dg.AssetIn(key="list"),
    },
    outs={
        "tuple_": dg.AssetOut(
            key=["tuple"], io_manager_key="tuple_io_manager", kinds={"json"}
        ),
    },
    group_name="jobs_",
    op_tags={"kedro/node": "list"},
)
def list_op_asset(list_):
    """Start with the seeds."""
    from golden_awkward_names.words import start

    return start(list_)


@dg.asset(
    ins={
        "tuple_": dg.AssetIn(key="tuple"),
    },
    io_manager_key="print_io_manager",
    group_name="jobs_",
    kinds={"json"},
    op_tags={"kedro/node": "tuple"},
)
def print(config: TupleOpConfig, tuple_):
    """Add a word to the words before it."""
    from golden_awkward_names.words import add

    return add(tuple_, config.words__list)


@dg.multi_asset(
    outs={
        "dict_": dg.AssetOut(
            key=["dict"], io_manager_key="dict_io_manager", kinds={"json"}
        ),
    },
    group_name="jobs_",
    op_tags={"kedro/node": "print"},
)
def print_op_asset(config: PrintOpConfig, print):
    """Add a word to the words before it."""
    from golden_awkward_names.words import add

    return add(print, config.class___copy)


@dg.multi_asset(
    ins={
        "dict_": dg.AssetIn(key="dict"),
    },
    outs={
        "str_": dg.AssetOut(
            key=["str"], io_manager_key="str_io_manager", kinds={"json"}
        ),
    },
    group_name="jobs_",
    op_tags={"kedro/node": "dict"},
)
def dict_op_asset(config: DictOpConfig, dict_):
    """Add a word to the words before it."""
    from golden_awkward_names.words import add

    return add(dict_, config.class_.model_dump(by_alias=True))


@dg.asset(
    ins={
        "str_": dg.AssetIn(key="str"),
    },
    io_manager_key="len_io_manager",
    group_name="jobs_",
    kinds={"json"},
    op_tags={"kedro/node": "str"},
)
def len(config: StrOpConfig, str_):
    """Add a word to the words before it."""
    from golden_awkward_names.words import add

    return add(str_, config.words__a_b)


@dg.asset(
    io_manager_key="super_io_manager",
    group_name="jobs_",
    kinds={"json"},
    op_tags={"kedro/node": "len"},
)
def super(config: LenOpConfig, len):
    """Add a word to the words before it."""
    from golden_awkward_names.words import add

    return add(len, config.words__list)


@dg.multi_asset(
    outs={
        "two_words": dg.AssetOut(
            key=["two words"], io_manager_key="two_words_io_manager", kinds={"json"}
        ),
    },
    group_name="jobs_",
    op_tags={"kedro/node": "super"},
)
def super_op_asset(config: SuperOpConfig, super):
    """Add a word to the words before it."""
    from golden_awkward_names.words import add

    return add(super, config.words__a_b)


@dg.asset(
    ins={
        "tuple_": dg.AssetIn(key="tuple"),
        "dict_": dg.AssetIn(key="dict"),
        "str_": dg.AssetIn(key="str"),
        "two_words": dg.AssetIn(key="two words"),
    },
    io_manager_key="builtin_words_io_manager",
    group_name="jobs_",
    kinds={"json"},
    op_tags={"kedro/node": "sum"},
)
def builtin_words(tuple_, print, dict_, str_, len, super, two_words):
    """Join words in the order in which they come."""
    from golden_awkward_names.words import join

    return join(tuple_, print, dict_, str_, len, super, two_words)
