"""Assets of the Kedro pipeline `class_`."""

import dagster as dg

from ..parameters import AsyncOpConfig, ClassOpConfig, NoneOpConfig, YieldConfig
from ..runtime.outputs import by_key


@dg.multi_asset(
    outs={
        "class_": dg.AssetOut(
            key=["class"],
            io_manager_key="class_io_manager",
            kinds={"json"},
            tags={"class": "", "if": ""},
        ),
    },
    group_name="class_",
    op_tags={"kedro/node": "class", "kedro/tags": "class,if"},
)
def class__op_asset(config: ClassOpConfig, seeds):
    """Start with the seeds."""
    from golden_awkward_names.words import start

    return start(seeds, config.class_)


@dg.multi_asset(
    ins={
        "class_": dg.AssetIn(key="class"),
    },
    outs={
        "import_": dg.AssetOut(
            key=["import"], io_manager_key="import_io_manager", kinds={"json"}
        ),
        "lambda_": dg.AssetOut(
            key=["lambda"], io_manager_key="lambda_io_manager", kinds={"json"}
        ),
    },
    group_name="class_",
    op_tags={"kedro/node": "lambda"},
)
def lambda__op_asset(class_):
    """Split words into parts with the names of keywords."""
    from golden_awkward_names.words import split

    return by_key(split(class_), "import", "lambda")


@dg.multi_asset(
    ins={
        "lambda_": dg.AssetIn(key="lambda"),
    },
    outs={
        "None_": dg.AssetOut(
            key=["None"], io_manager_key="None_io_manager", kinds={"json"}
        ),
    },
    group_name="class_",
    op_tags={"kedro/node": "None"},
)
def None__op_asset(config: NoneOpConfig, lambda_):
    """Add a word to the words before it."""
    from golden_awkward_names.words import add

    return add(lambda_, config.words__lambda)


@dg.multi_asset(
    ins={
        "import_": dg.AssetIn(key="import"),
    },
    outs={
        "async_": dg.AssetOut(
            key=["async"], io_manager_key="async_io_manager", kinds={"json"}
        ),
    },
    group_name="class_",
    op_tags={"kedro/node": "async"},
)
def async__op_asset(config: AsyncOpConfig, import_):
    """Add a word to the words before it."""
    from golden_awkward_names.words import add

    return add(import_, config.words__class)


@dg.multi_asset(
    ins={
        "async_": dg.AssetIn(key="async"),
    },
    outs={
        "True_": dg.AssetOut(
            key=["True"], io_manager_key="True_io_manager", kinds={"json"}
        ),
    },
    group_name="class_",
    op_tags={"kedro/node": "yield"},
)
def yield__asset(config: YieldConfig, async_):
    """Add a word to the words before it."""
    from golden_awkward_names.words import add

    return add(word=config.import_from, before=async_)


@dg.asset(
    ins={
        "class_": dg.AssetIn(key="class"),
        "True_": dg.AssetIn(key="True"),
        "None_": dg.AssetIn(key="None"),
        "lambda_": dg.AssetIn(key="lambda"),
    },
    io_manager_key="keyword_lengths_io_manager",
    group_name="class_",
    kinds={"json"},
    op_tags={"kedro/node": "import"},
)
def keyword_lengths(class_, True_, None_, lambda_):
    """Count the words under whatever name they come."""
    from golden_awkward_names.words import count

    return count(**{"class": class_, "for": True_, "a-b": None_, "2nd": lambda_})
