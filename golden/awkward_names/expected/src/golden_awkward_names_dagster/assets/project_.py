"""Assets of the Kedro pipeline `project_`."""

import dagster as dg

from ..parameters import (
    ABCOpA37152Config,
    ABCOpConfig,
    ClassClassConfig,
    ClassInputOpConfig,
    LambdaClassA5c6d6Config,
    LambdaClassConfig,
    LambdaClassConfig_94bba2,
    LambdaInputOpConfig,
)


@dg.multi_asset(
    outs={
        "a_b__c": dg.AssetOut(
            key=["a-b", "c"], io_manager_key="a_b__c_io_manager", kinds={"json"}
        ),
    },
    group_name="a_b",
    op_tags={"kedro/node": "a-b.c"},
)
def a_b__c_op_asset(config: ABCOpConfig, seeds):
    """Start with the seeds."""
    from golden_awkward_names.words import start

    return start(seeds, config.words__a_b)


@dg.multi_asset(
    outs={
        "a_b__c_a37152": dg.AssetOut(
            key=["a_b", "c"], io_manager_key="a_b__c_io_manager_a37152", kinds={"json"}
        ),
    },
    group_name="a_b",
    op_tags={"kedro/node": "a_b.c"},
)
def a_b__c_op_a37152_asset(config: ABCOpA37152Config, seeds):
    """Start with the seeds."""
    from golden_awkward_names.words import start

    return start(seeds, config.words__a_b)


@dg.asset(
    key=["class", "input"],
    io_manager_key="class__input_io_manager",
    group_name="class",
    kinds={"json"},
    op_tags={"kedro/node": "class.input"},
)
def class__input(config: ClassInputOpConfig, seeds):
    """Start with the seeds."""
    from golden_awkward_names.words import start

    return start(seeds, config.words__class)


@dg.asset(
    key=["class", "output"],
    ins={
        "class__input": dg.AssetIn(key=["class", "input"]),
    },
    io_manager_key="class__output_io_manager",
    group_name="class",
    kinds={"json"},
    op_tags={"kedro/node": "class.class"},
)
def class__output(config: ClassClassConfig, class__input):
    """Add a word to the words before it."""
    from golden_awkward_names.words import add

    return add(class__input, config.words__class)


@dg.asset(
    key=["lambda", "class", "output"],
    ins={
        "class__output": dg.AssetIn(key=["class", "output"]),
    },
    io_manager_key="lambda__class__output_io_manager",
    group_name="project_",
    kinds={"json"},
    op_tags={"kedro/node": "lambda.class_"},
)
def lambda__class__output(config: LambdaClassConfig_94bba2, class__output):
    """Add a word to the words before it."""
    from golden_awkward_names.words import add

    return add(class__output, config.class_)


@dg.asset(
    key=["lambda", "input"],
    io_manager_key="lambda__input_io_manager",
    group_name="lambda",
    kinds={"json"},
    op_tags={"kedro/node": "lambda.input"},
)
def lambda__input(config: LambdaInputOpConfig, seeds):
    """Start with the seeds."""
    from golden_awkward_names.words import start

    return start(seeds, config.words__lambda)


@dg.multi_asset(
    ins={
        "lambda__input": dg.AssetIn(key=["lambda", "input"]),
    },
    outs={
        "lambda__output_b08a5e": dg.AssetOut(
            key=["lambda", "output"],
            io_manager_key="lambda__output_io_manager",
            kinds={"json"},
        ),
    },
    group_name="lambda",
    op_tags={"kedro/node": "lambda.class"},
)
def lambda__class_a5c6d6_asset(config: LambdaClassA5c6d6Config, lambda__input):
    """Add a word to the words before it."""
    from golden_awkward_names.words import add

    return add(lambda__input, config.words__lambda)


@dg.asset(
    ins={
        "lambda__output_b08a5e": dg.AssetIn(key=["lambda", "output"]),
    },
    io_manager_key="lambda__output_io_manager_3cfa50",
    group_name="project_",
    kinds={"json"},
    op_tags={"kedro/node": "lambda__class"},
)
def lambda__output(config: LambdaClassConfig, lambda__output_b08a5e):
    """Add a word to the words before it."""
    from golden_awkward_names.words import add

    return add(lambda__output_b08a5e, config.words__list)


@dg.asset(
    ins={
        "class__input": dg.AssetIn(key=["class", "input"]),
        "class__output": dg.AssetIn(key=["class", "output"]),
        "lambda__input": dg.AssetIn(key=["lambda", "input"]),
        "lambda__output_b08a5e": dg.AssetIn(key=["lambda", "output"]),
        "lambda__class__output": dg.AssetIn(key=["lambda", "class", "output"]),
        "a_b__c": dg.AssetIn(key=["a-b", "c"]),
        "a_b__c_a37152": dg.AssetIn(key=["a_b", "c"]),
    },
    io_manager_key="spaces_io_manager",
    group_name="project_",
    kinds={"json"},
    op_tags={"kedro/node": "join.spaces"},
)
def spaces(
    class__input,
    class__output,
    lambda__input,
    lambda__output_b08a5e,
    lambda__output,
    lambda__class__output,
    a_b__c,
    a_b__c_a37152,
):
    """Join words in the order in which they come."""
    from golden_awkward_names.words import join

    return join(
        class__input,
        class__output,
        lambda__input,
        lambda__output_b08a5e,
        lambda__output,
        lambda__class__output,
        a_b__c,
        a_b__c_a37152,
    )
