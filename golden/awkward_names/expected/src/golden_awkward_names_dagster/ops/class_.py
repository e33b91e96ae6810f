"""Ops of the Kedro pipeline `class_`."""

import dagster as dg

from ..parameters import AsyncOpConfig, ClassOpConfig, NoneOpConfig, YieldConfig
from ..runtime.outputs import by_key


@dg.op(
    ins={
        "seeds": dg.In(input_manager_key="seeds_io_manager"),
    },
    out={
        "class_": dg.Out(io_manager_key="class_io_manager"),
    },
    tags={"kedro/node": "class", "kedro/tags": "class,if"},
)
def class__op(config: ClassOpConfig, seeds):
    """Start with the seeds."""
    from golden_awkward_names.words import start

    return start(seeds, config.class_)


@dg.op(
    ins={
        "class_": dg.In(input_manager_key="class_io_manager"),
    },
    out={
        "import_": dg.Out(io_manager_key="import_io_manager"),
        "lambda_": dg.Out(io_manager_key="lambda_io_manager"),
    },
    tags={"kedro/node": "lambda"},
)
def lambda__op(class_):
    """Split words into parts with the names of keywords."""
    from golden_awkward_names.words import split

    return by_key(split(class_), "import", "lambda")


@dg.op(
    ins={
        "lambda_": dg.In(input_manager_key="lambda_io_manager"),
    },
    out={
        "None_": dg.Out(io_manager_key="None_io_manager"),
    },
    tags={"kedro/node": "None"},
)
def None__op(config: NoneOpConfig, lambda_):
    """Add a word to the words before it."""
    from golden_awkward_names.words import add

    return add(lambda_, config.words__lambda)


@dg.op(
    ins={
        "import_": dg.In(input_manager_key="import_io_manager"),
    },
    out={
        "async_": dg.Out(io_manager_key="async_io_manager"),
    },
    tags={"kedro/node": "async"},
)
def async__op(config: AsyncOpConfig, import_):
    """Add a word to the words before it."""
    from golden_awkward_names.words import add

    return add(import_, config.words__class)


@dg.op(
    ins={
        "async_": dg.In(input_manager_key="async_io_manager"),
    },
    out={
        "True_": dg.Out(io_manager_key="True_io_manager"),
    },
    tags={"kedro/node": "yield"},
)
def yield_(config: YieldConfig, async_):
    """Add a word to the words before it."""
    from golden_awkward_names.words import add

    return add(word=config.import_from, before=async_)


@dg.op(
    ins={
        "class_": dg.In(input_manager_key="class_io_manager"),
        "True_": dg.In(input_manager_key="True_io_manager"),
        "None_": dg.In(input_manager_key="None_io_manager"),
        "lambda_": dg.In(input_manager_key="lambda_io_manager"),
    },
    out={
        "keyword_lengths": dg.Out(io_manager_key="keyword_lengths_io_manager"),
    },
    tags={"kedro/node": "import"},
)
def import__op(class_, True_, None_, lambda_):
    """Count the words under whatever name they come."""
    from golden_awkward_names.words import count

    return count(**{"class": class_, "for": True_, "a-b": None_, "2nd": lambda_})
