"""Ops of the Kedro pipeline `jobs_`."""

import dagster as dg

from ..parameters import (
    DictOpConfig,
    LenOpConfig,
    PrintOpConfig,
    StrOpConfig,
    SuperOpConfig,
    TupleOpConfig,
)


@dg.op(
    ins={
        "list_": dg.In(input_manager_key="list_io_manager"),
    },
    out={
        "tuple_": dg.Out(io_manager_key="tuple_io_manager"),
    },
    tags={"kedro/node": "list"},
)
def list_op(list_):
    """Start with the seeds."""
    from golden_awkward_names.words import start

    return start(list_)


@dg.op(
    ins={
        "tuple_": dg.In(input_manager_key="tuple_io_manager"),
    },
    out={
        "print": dg.Out(io_manager_key="print_io_manager"),
    },
    tags={"kedro/node": "tuple"},
)
def tuple_op(config: TupleOpConfig, tuple_):
    """Add a word to the words before it."""
    from golden_awkward_names.words import add

    return add(tuple_, config.words__list)


@dg.op(
    ins={
        "print": dg.In(input_manager_key="print_io_manager"),
    },
    out={
        "dict_": dg.Out(io_manager_key="dict_io_manager"),
    },
    tags={"kedro/node": "print"},
)
def print_op(config: PrintOpConfig, print):
    """Add a word to the words before it."""
    from golden_awkward_names.words import add

    return add(print, config.class___copy)


@dg.op(
    ins={
        "dict_": dg.In(input_manager_key="dict_io_manager"),
    },
    out={
        "str_": dg.Out(io_manager_key="str_io_manager"),
    },
    tags={"kedro/node": "dict"},
)
def dict_op(config: DictOpConfig, dict_):
    """Add a word to the words before it."""
    from golden_awkward_names.words import add

    return add(dict_, config.class_.model_dump(by_alias=True))


@dg.op(
    ins={
        "str_": dg.In(input_manager_key="str_io_manager"),
    },
    out={
        "len": dg.Out(io_manager_key="len_io_manager"),
    },
    tags={"kedro/node": "str"},
)
def str_op(config: StrOpConfig, str_):
    """Add a word to the words before it."""
    from golden_awkward_names.words import add

    return add(str_, config.words__a_b)


@dg.op(
    ins={
        "len": dg.In(input_manager_key="len_io_manager"),
    },
    out={
        "super": dg.Out(io_manager_key="super_io_manager"),
    },
    tags={"kedro/node": "len"},
)
def len_op(config: LenOpConfig, len):
    """Add a word to the words before it."""
    from golden_awkward_names.words import add

    return add(len, config.words__list)


@dg.op(
    ins={
        "super": dg.In(input_manager_key="super_io_manager"),
    },
    out={
        "two_words": dg.Out(io_manager_key="two_words_io_manager"),
    },
    tags={"kedro/node": "super"},
)
def super_op(config: SuperOpConfig, super):
    """Add a word to the words before it."""
    from golden_awkward_names.words import add

    return add(super, config.words__a_b)


@dg.op(
    ins={
        "tuple_": dg.In(input_manager_key="tuple_io_manager"),
        "print": dg.In(input_manager_key="print_io_manager"),
        "dict_": dg.In(input_manager_key="dict_io_manager"),
        "str_": dg.In(input_manager_key="str_io_manager"),
        "len": dg.In(input_manager_key="len_io_manager"),
        "super": dg.In(input_manager_key="super_io_manager"),
        "two_words": dg.In(input_manager_key="two_words_io_manager"),
    },
    out={
        "builtin_words": dg.Out(io_manager_key="builtin_words_io_manager"),
    },
    tags={"kedro/node": "sum"},
)
def sum(tuple_, print, dict_, str_, len, super, two_words):
    """Join words in the order in which they come."""
    from golden_awkward_names.words import join

    return join(tuple_, print, dict_, str_, len, super, two_words)
