"""What the body of an op and of its asset does: one call of the node's function."""

from __future__ import annotations

from collections.abc import Mapping

from ..model.computation import (
    Argument,
    BuiltValue,
    Computation,
    Constant,
    ImportedFunction,
    InputValue,
    RegisteredFunction,
    Result,
)
from ..model.kedro import FunctionKind, Node, Shape, is_parameter, untranscoded
from .draft import Draft
from .facts import io_manager_key
from .naming import module_reserved

# Dagster's key of the I/O manager of everything that names none.
DEFAULT_IO_MANAGER = "io_manager"
# What Kedro loads from a dataset that holds nothing (kedro_to_dagster_runtime.nothing).
_NOTHING = "__nothing__"


def computation(node: Node, draft: Draft) -> Computation:
    """Lower a node to the call that its op and its asset make."""
    inputs = input_names(node, draft)
    function = _function(node, draft, frozenset(inputs.values()))
    arguments = tuple(
        _argument(each.dataset, each.key, node, inputs, draft) for each in node.inputs
    )
    if not isinstance(function, RegisteredFunction):
        arguments = _with_fixed(node, arguments, draft)
    return Computation(
        function=function,
        arguments=arguments,
        result=_result(node, draft),
        keys=tuple(each.key for each in node.outputs if each.key is not None),
        summary=node.function.summary,
        inputs=tuple(
            dict.fromkeys(
                variable
                for dataset, variable in inputs.items()
                if not draft.datasets[dataset].is_nothing
            )
        ),
        outputs=tuple(draft.names.variables[untranscoded(each.dataset)] for each in node.outputs),
        output_managers=tuple(
            io_manager_key(draft.datasets[each.dataset], draft) for each in node.outputs
        ),
        confirms=tuple(
            io_manager_key(draft.datasets[name], draft) or DEFAULT_IO_MANAGER
            for name in node.confirms
        ),
        config_class=draft.config_class_of.get(node.identity),
        preview=preview_function(node, draft),
        nothing=tuple(
            draft.names.variables[untranscoded(each.dataset)]
            for each in node.outputs
            if draft.datasets[each.dataset].is_nothing
        ),
        drains=node.function.is_generator and _holds_nothing(node, draft),
    )


def _holds_nothing(node: Node, draft: Draft) -> bool:
    """Whether no output of the node holds anything."""
    return bool(node.outputs) and all(
        draft.datasets[each.dataset].is_nothing for each in node.outputs
    )


def preview_function(node: Node, draft: Draft) -> ImportedFunction | None:
    """The node's preview function, where its body can call it."""
    function = node.preview
    several_streams = node.function.is_generator and node.output_shape is not Shape.ONE
    if function is None or function.kind is not FunctionKind.IMPORTABLE:
        return None
    if not node.outputs or node.confirms or several_streams or _holds_nothing(node, draft):
        return None
    root, *path = function.qualname.split(".")
    return ImportedFunction(module=function.module, name=root, path=tuple(path))


def input_names(node: Node, draft: Draft) -> Mapping[str, str]:
    """Name of the argument for each dataset the node reads; views of one dataset are told apart."""
    read = list(
        dict.fromkeys(each.dataset for each in node.inputs if not is_parameter(each.dataset))
    )
    plain = [untranscoded(name) for name in read]
    names: dict[str, str] = {}
    for name in read:
        variable = draft.names.variables[untranscoded(name)]
        if plain.count(untranscoded(name)) > 1:
            variable = f"{variable}_{name.partition('@')[2]}" if "@" in name else variable
        names[name] = variable
    return names


def _function(
    node: Node, draft: Draft, inputs: frozenset[str]
) -> ImportedFunction | BuiltValue | RegisteredFunction:
    function = node.function
    rebuilt = draft.rebuilt.get(node.identity)
    if rebuilt is not None and rebuilt.function is not None:
        return rebuilt.function
    if function.kind is FunctionKind.REGISTRY_ONLY:
        because = f" or written anew, because {function.reason}" if function.reason else ""
        draft.log.add(
            "K2D201",
            node.name,
            f"the function of node '{node.name}' cannot be imported by name{because}; it is fetched "
            "from the project's registry when the node runs.",
            hint="Define it with 'def' at the top level of a module.",
            place=function.place,
        )
        return RegisteredFunction(pipeline=_pipeline_with(node, draft), node=node.name)
    root, *path = function.qualname.split(".")
    clashes = root in inputs or root in module_reserved(draft) or root == "config"
    # An input of the function's own name would hide it.
    alias = f"{root}_function" if clashes else None
    # So would an op or asset of its name.
    hidden = {*draft.names.ops.values(), *draft.names.variables.values()}
    builtin = function.module == "builtins" and alias is None and root not in hidden
    return ImportedFunction(
        module=None if builtin else function.module, name=root, path=tuple(path), alias=alias
    )


def _pipeline_with(node: Node, draft: Draft) -> str:
    return next(
        each.name
        for each in draft.project.pipelines
        if any(node.identity == other.identity for other in each.nodes)
    )


def _argument(
    dataset: str, key: str | None, node: Node, inputs: Mapping[str, str], draft: Draft
) -> Argument:
    if is_parameter(dataset):
        return Argument(value=draft.parameter_values[node.identity][dataset], keyword=key)
    if draft.datasets[dataset].is_nothing:
        return Argument(value=Constant(value=_NOTHING), keyword=key)
    return Argument(value=InputValue(name=inputs[dataset]), keyword=key)


def _with_fixed(node: Node, arguments: tuple[Argument, ...], draft: Draft) -> tuple[Argument, ...]:
    """Merge what a `functools.partial` fixes, as calling it would."""
    fixed = draft.rebuilt.get(node.identity)
    if fixed is None:
        return arguments
    given = {argument.keyword for argument in arguments}
    return (
        *(Argument(value=value) for value in fixed.args),
        *arguments,
        *(Argument(value=value, keyword=key) for key, value in fixed.keywords if key not in given),
    )


def _result(node: Node, draft: Draft) -> Result:
    shape = node.output_shape
    if shape is Shape.NONE or _holds_nothing(node, draft):
        return Result.NOTHING
    if not node.function.is_generator:
        if node.function.may_return_generator:
            return Result.ITERATOR if shape is Shape.ONE else Result.ITERATORS
        if shape is Shape.LIST and len(node.outputs) == 1:
            return Result.ONLY_ELEMENT
        return {Shape.ONE: Result.ONE, Shape.LIST: Result.IN_ORDER, Shape.DICT: Result.BY_KEY}[
            shape
        ]
    if shape is Shape.ONE:
        return Result.STREAM
    return Result.STREAMS_IN_ORDER if shape is Shape.LIST else Result.STREAMS_BY_KEY
