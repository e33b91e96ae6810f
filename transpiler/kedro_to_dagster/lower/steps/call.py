"""What the body of an asset or op does: one call of the node's function."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from ...dagster_model.call import (
    Argument,
    BodyDecorator,
    Call,
    DatasetValue,
    InputValue,
    ModelValue,
    ParameterValue,
    ResolvedValue,
    Result,
)
from ...dagster_model.code import Constant
from ...kedro_model.node import Node, Shape
from ..functions.node_functions import NodeFunction
from .repeated_arguments import variables_of


def lower_call(
    node: Node,
    inputs: Mapping[str, str],
    function: NodeFunction,
    parameters: Mapping[str, ParameterValue],
    decorators: tuple[BodyDecorator, ...],
    dataset_values: Mapping[str, DatasetValue] | None = None,
    around: Collection[str] = (),
) -> Call:
    """Lower a node to the call that its asset or op makes.

    `inputs` are the body's arguments and `parameters` the values that it reads, by the names of datasets
    and parameters. In a group, `dataset_values` has what stands for the inputs, and
    `around` the variables of other nodes.
    """
    taken = {*inputs.values(), *around}
    variables = variables_of(node, function.function, taken, parameters)
    values: dict[str, DatasetValue | ParameterValue] = {
        name: InputValue(name=variable) for name, variable in inputs.items()
    }
    values |= dataset_values or {}
    values |= parameters
    values |= {name: InputValue(name=variable) for name, variable in variables.items()}
    arguments = [
        Argument(value=values[binding.dataset], keyword=binding.key) for binding in node.inputs
    ]
    return Call(
        function=function.function,
        arguments=_with_fixed(function, arguments),
        result=_result(node),
        summary=node.function.summary,
        inputs=tuple(inputs.values()),
        outputs=tuple(binding.key or binding.dataset for binding in node.outputs),
        is_stream=node.function.is_generator and len(node.outputs) == 1,
        uses_parameters=any(map(_is_configured, parameters.values())),
        preview=function.preview,
        variables=tuple((variable, parameters[name]) for name, variable in variables.items()),
        decorators=decorators,
    )


def _is_configured(value: ParameterValue) -> bool:
    """Whether the value comes from the resource of parameters."""
    plain = value.value if isinstance(value, ModelValue) else value
    innermost = plain.value if isinstance(plain, ResolvedValue) else plain
    return not isinstance(innermost, Constant)


def _with_fixed(function: NodeFunction, arguments: list[Argument]) -> tuple[Argument, ...]:
    """Merge what a `functools.partial` fixes, in the order in which calling it would."""
    keyword_arguments = {
        key: Argument(value=value, keyword=key) for key, value in function.keywords
    }
    keyword_arguments |= {
        argument.keyword: argument for argument in arguments if argument.keyword is not None
    }
    return (
        *(Argument(value=value) for value in function.args),
        *(argument for argument in arguments if argument.keyword is None),
        *keyword_arguments.values(),
    )


def _result(node: Node) -> Result:
    shape = node.output_shape
    if shape is Shape.NONE:
        return Result.DROPPED if node.function.may_return_value else Result.NOTHING
    if shape is Shape.ONE:
        returns_generator = node.function.may_return_events and not node.function.is_generator
        return Result.OUTPUT if returns_generator else Result.ONE
    return Result.BY_KEY if shape is Shape.DICT else Result.IN_ORDER
