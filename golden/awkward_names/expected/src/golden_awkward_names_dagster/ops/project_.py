"""Ops of the Kedro pipeline `project_`."""

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


@dg.op(
    ins={
        "seeds": dg.In(input_manager_key="seeds_io_manager"),
    },
    out={
        "a_b__c": dg.Out(io_manager_key="a_b__c_io_manager"),
    },
    tags={"kedro/node": "a-b.c"},
)
def a_b__c_op(config: ABCOpConfig, seeds):
    """Start with the seeds."""
    from golden_awkward_names.words import start

    return start(seeds, config.words__a_b)


@dg.op(
    ins={
        "seeds": dg.In(input_manager_key="seeds_io_manager"),
    },
    out={
        "a_b__c_a37152": dg.Out(io_manager_key="a_b__c_io_manager_a37152"),
    },
    tags={"kedro/node": "a_b.c"},
)
def a_b__c_op_a37152(config: ABCOpA37152Config, seeds):
    """Start with the seeds."""
    from golden_awkward_names.words import start

    return start(seeds, config.words__a_b)


@dg.op(
    ins={
        "seeds": dg.In(input_manager_key="seeds_io_manager"),
    },
    out={
        "class__input": dg.Out(io_manager_key="class__input_io_manager"),
    },
    tags={"kedro/node": "class.input"},
)
def class__input_op(config: ClassInputOpConfig, seeds):
    """Start with the seeds."""
    from golden_awkward_names.words import start

    return start(seeds, config.words__class)


@dg.op(
    ins={
        "class__input": dg.In(input_manager_key="class__input_io_manager"),
    },
    out={
        "class__output": dg.Out(io_manager_key="class__output_io_manager"),
    },
    tags={"kedro/node": "class.class"},
)
def class__class(config: ClassClassConfig, class__input):
    """Add a word to the words before it."""
    from golden_awkward_names.words import add

    return add(class__input, config.words__class)


@dg.op(
    ins={
        "class__output": dg.In(input_manager_key="class__output_io_manager"),
    },
    out={
        "lambda__class__output": dg.Out(
            io_manager_key="lambda__class__output_io_manager"
        ),
    },
    tags={"kedro/node": "lambda.class_"},
)
def lambda__class_(config: LambdaClassConfig_94bba2, class__output):
    """Add a word to the words before it."""
    from golden_awkward_names.words import add

    return add(class__output, config.class_)


@dg.op(
    ins={
        "seeds": dg.In(input_manager_key="seeds_io_manager"),
    },
    out={
        "lambda__input": dg.Out(io_manager_key="lambda__input_io_manager"),
    },
    tags={"kedro/node": "lambda.input"},
)
def lambda__input_op(config: LambdaInputOpConfig, seeds):
    """Start with the seeds."""
    from golden_awkward_names.words import start

    return start(seeds, config.words__lambda)


@dg.op(
    ins={
        "lambda__input": dg.In(input_manager_key="lambda__input_io_manager"),
    },
    out={
        "lambda__output_b08a5e": dg.Out(io_manager_key="lambda__output_io_manager"),
    },
    tags={"kedro/node": "lambda.class"},
)
def lambda__class_a5c6d6(config: LambdaClassA5c6d6Config, lambda__input):
    """Add a word to the words before it."""
    from golden_awkward_names.words import add

    return add(lambda__input, config.words__lambda)


@dg.op(
    ins={
        "lambda__output_b08a5e": dg.In(input_manager_key="lambda__output_io_manager"),
    },
    out={
        "lambda__output": dg.Out(io_manager_key="lambda__output_io_manager_3cfa50"),
    },
    tags={"kedro/node": "lambda__class"},
)
def lambda__class(config: LambdaClassConfig, lambda__output_b08a5e):
    """Add a word to the words before it."""
    from golden_awkward_names.words import add

    return add(lambda__output_b08a5e, config.words__list)


@dg.op(
    ins={
        "class__input": dg.In(input_manager_key="class__input_io_manager"),
        "class__output": dg.In(input_manager_key="class__output_io_manager"),
        "lambda__input": dg.In(input_manager_key="lambda__input_io_manager"),
        "lambda__output_b08a5e": dg.In(input_manager_key="lambda__output_io_manager"),
        "lambda__output": dg.In(input_manager_key="lambda__output_io_manager_3cfa50"),
        "lambda__class__output": dg.In(
            input_manager_key="lambda__class__output_io_manager"
        ),
        "a_b__c": dg.In(input_manager_key="a_b__c_io_manager"),
        "a_b__c_a37152": dg.In(input_manager_key="a_b__c_io_manager_a37152"),
    },
    out={
        "spaces": dg.Out(io_manager_key="spaces_io_manager"),
    },
    tags={"kedro/node": "join.spaces"},
)
def join__spaces(
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
