"""What the body of an asset or op does: one call of the node's function."""

from __future__ import annotations

from collections.abc import Mapping

from ...model.computation import (
    Argument,
    BodyDecorator,
    BuiltValue,
    Computation,
    Constant,
    ImportedFunction,
    InputValue,
    ModelValue,
    RegisteredFunction,
    RegisteredPreview,
    ResolvedValue,
    Result,
)
from ...model.functions import Function, FunctionKind
from ...model.kedro import Node, Shape, is_parameter, untranscoded
from ..draft import Draft, ParameterValue
from ..names import bound
from .asset_metadata import io_manager_key, is_shared
from .repeated_arguments import variables_of


def computation(node: Node, draft: Draft) -> Computation:
    """Lower a node to the call that its asset or op makes."""
    inputs = input_names(node, draft)
    function = _function(node, draft, frozenset(inputs.values()))
    variables = variables_of(node, function, inputs.values(), draft)
    values: dict[str, InputValue | ParameterValue] = {
        name: InputValue(name=variable) for name, variable in inputs.items()
    }
    values |= draft.parameter_values.get(node.identity, {})
    values |= {name: InputValue(name=variable) for name, variable in variables.items()}
    arguments = tuple(
        Argument(value=values[binding.dataset], keyword=binding.key) for binding in node.inputs
    )
    if not isinstance(function, RegisteredFunction):
        arguments = _with_fixed(node, arguments, draft)
    return Computation(
        function=function,
        arguments=arguments,
        result=_result(node),
        summary=node.function.summary,
        inputs=tuple(inputs.values()),
        outputs=tuple(binding.key or binding.dataset for binding in node.outputs),
        is_stream=node.function.is_generator and len(node.outputs) == 1,
        uses_parameters=_uses_parameters(node, draft),
        preview=_preview(node, draft),
        variables=tuple(
            (variable, draft.parameter_values[node.identity][name])
            for name, variable in variables.items()
        ),
        decorators=tuple(_decorators(node, inputs, draft)),
    )


def _uses_parameters(node: Node, draft: Draft) -> bool:
    values = draft.parameter_values.get(node.identity, {}).values()
    plain = (value.value if isinstance(value, ModelValue) else value for value in values)
    found = (value.value if isinstance(value, ResolvedValue) else value for value in plain)
    return any(not isinstance(value, Constant) for value in found)


def input_names(node: Node, draft: Draft) -> Mapping[str, str]:
    """Name of the argument for each dataset the node reads; views of one dataset are told apart."""
    read = list(
        dict.fromkeys(
            binding.dataset for binding in node.inputs if not is_parameter(binding.dataset)
        )
    )
    plain = [untranscoded(name) for name in read]
    names: dict[str, str] = {}
    for name in read:
        variable = draft.names.variables[untranscoded(name)]
        if plain.count(untranscoded(name)) > 1:
            variable = f"{variable}_{name.partition('@')[2]}" if "@" in name else variable
        names[name] = variable
    return names


def further_views(node: Node, draft: Draft) -> Mapping[str, str]:
    """The I/O managers of further views of a dataset, by the arguments that they are loaded for.

    Dagster gives an asset one input for each asset that it depends on.
    """
    seen: set[str] = set()
    found = {}
    for dataset, variable in input_names(node, draft).items():
        if untranscoded(dataset) in seen:
            found[variable] = io_manager_key(draft.datasets[dataset], draft)
        seen.add(untranscoded(dataset))
    return found


def _decorators(node: Node, inputs: Mapping[str, str], draft: Draft) -> list[BodyDecorator]:
    """What the node does besides calling its function; with hooks, most of it is done by Kedro's task."""
    views = further_views(node, draft)
    lines = []
    if views:
        lines.append(BodyDecorator(name="loading", keywords=tuple(views.items())))
    # With hooks, Kedro's task confirms; but not single partitions.
    confirmed = [
        name
        for name in node.confirms
        if draft.hooks is None or draft.partitioning.of(name) is not None
    ]
    if confirmed:
        keys = (io_manager_key(draft.datasets[name], draft) for name in confirmed)
        lines.append(BodyDecorator(name="confirming", arguments=tuple(keys)))
    if draft.hooks is not None:
        return [*lines, _hooks_line(node, inputs)]
    if node.function.is_generator and len(node.outputs) > 1:
        managers = tuple(
            (
                draft.names.variables[untranscoded(binding.dataset)],
                _saved_by(binding.dataset, draft),
            )
            for binding in node.outputs
        )
        lines.append(BodyDecorator(name="in_turns", keywords=managers))
    return lines


def _saved_by(dataset: str, draft: Draft) -> str | None:
    """The I/O manager that saves chunks one by one; None where only the last one counts."""
    found = draft.datasets[dataset]
    return None if found.is_memory or is_shared(found) else io_manager_key(found, draft)


def _hooks_line(node: Node, inputs: Mapping[str, str]) -> BodyDecorator:
    """The line that runs the node with its hooks; it names the datasets that arguments do not tell."""
    renamed = tuple(
        (variable, dataset)
        for dataset, variable in inputs.items()
        if dataset != variable.replace("__", ".")
    )
    return BodyDecorator(name="hooks.node", arguments=(node.name,), keywords=renamed)


def _preview(node: Node, draft: Draft) -> BuiltValue | RegisteredPreview | None:
    """The node's preview function; a node without outputs has nothing to show it with."""
    if node.preview is None or not node.outputs:
        return None
    built = draft.previews.get(node.identity)
    if built is not None:
        return built
    _report_fetched("preview function", node, node.preview, draft)
    return RegisteredPreview(pipeline=_pipeline_with(node, draft), node=node.name)


def _function(
    node: Node, draft: Draft, inputs: frozenset[str]
) -> ImportedFunction | BuiltValue | RegisteredFunction:
    function = node.function
    rebuilt = draft.rebuilt.get(node.identity)
    if rebuilt is not None and rebuilt.function is not None:
        return rebuilt.function
    if function.kind is FunctionKind.REGISTRY_ONLY:
        _report_fetched("function", node, function, draft)
        return RegisteredFunction(pipeline=_pipeline_with(node, draft), node=node.name)
    root, *path = function.qualname.split(".")
    # An input of the function's own name would hide it.
    alias = f"{root}_function" if root in inputs or root in bound.ASSETS else None
    # So would an asset or op of its name.
    hidden = {*draft.names.nodes.values(), *draft.names.variables.values()}
    builtin = function.module == "builtins" and alias is None and root not in hidden
    return ImportedFunction(
        module=None if builtin else function.module, name=root, path=tuple(path), alias=alias
    )


def _report_fetched(what: str, node: Node, function: Function, draft: Draft) -> None:
    because = f" or written anew, because {function.reason}" if function.reason else ""
    draft.log.add(
        "K2D201",
        node.name,
        f"the {what} of node '{node.name}' cannot be imported by name{because}; it is fetched "
        "from the project's registry when the node runs.",
        hint="Define it with 'def' at the top level of a module.",
        place=function.place,
    )


def _pipeline_with(node: Node, draft: Draft) -> str:
    return next(
        pipeline.name
        for pipeline in draft.project.pipelines
        if any(node.identity == other.identity for other in pipeline.nodes)
    )


def _with_fixed(node: Node, arguments: tuple[Argument, ...], draft: Draft) -> tuple[Argument, ...]:
    """Merge what a `functools.partial` fixes, in the order in which calling it would."""
    fixed = draft.rebuilt.get(node.identity)
    if fixed is None:
        return arguments
    named = {key: Argument(value=value, keyword=key) for key, value in fixed.keywords}
    named |= {argument.keyword: argument for argument in arguments if argument.keyword is not None}
    return (
        *(Argument(value=value) for value in fixed.args),
        *(argument for argument in arguments if argument.keyword is None),
        *named.values(),
    )


def _result(node: Node) -> Result:
    shape = node.output_shape
    if shape is Shape.NONE:
        return Result.NOTHING
    if shape is Shape.ONE:
        returns_generator = node.function.may_return_generator and not node.function.is_generator
        return Result.OUTPUT if returns_generator else Result.ONE
    return Result.BY_KEY if shape is Shape.DICT else Result.IN_ORDER
