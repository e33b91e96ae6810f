"""What the body of an op and of its asset does: one call of the node's function."""

from __future__ import annotations

from collections.abc import Mapping

from ..model.computation import (
    Argument,
    BuiltValue,
    Computation,
    Confirm,
    Constant,
    Construction,
    Expression,
    Import,
    ImportedFunction,
    InputValue,
    Reference,
    RegisteredFunction,
    RegisteredPreview,
    Result,
)
from ..model.functions import Function, FunctionKind
from ..model.kedro import Node, Shape, is_parameter, untranscoded
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
    hooked = _is_hooked(node, draft)
    arguments = tuple(
        _argument(each.dataset, each.dataset if hooked else each.key, node, inputs, draft)
        for each in node.inputs
    )
    if hooked:
        arguments = tuple({each.keyword: each for each in arguments}.values())
        function = _fixing(node, function, inputs, draft)
    elif not isinstance(function, RegisteredFunction):
        arguments = _with_fixed(node, arguments, draft)
    return Computation(
        function=function,
        arguments=arguments,
        result=_handed_on(node, draft) if hooked else _result(node, draft),
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
            Confirm(
                io_manager_key=io_manager_key(draft.datasets[name], draft) or DEFAULT_IO_MANAGER,
                has_partitions=draft.partitioning.of(name) is not None,
            )
            for name in node.confirms
        ),
        config_class=(config_class := draft.config_class_of.get(node.identity)),
        config_module=_config_module(config_class, draft),
        preview=_preview(node, draft),
        hooked=hooked,
        needs_hooks=draft.hooks is not None and draft.hooks.in_ops,
        nothing=tuple(
            draft.names.variables[untranscoded(each.dataset)]
            for each in node.outputs
            if draft.datasets[each.dataset].is_nothing
        ),
        drains=not hooked and node.function.is_generator and not shows_outputs(node, draft),
    )


def _config_module(config_class: str | None, draft: Draft) -> str:
    """A class that differs among the environments is chosen when the definitions load."""
    differing = {made.name for each in draft.environments for made in each.config_classes}
    return "environments" if config_class in differing else "parameters"


def shows_outputs(node: Node, draft: Draft) -> bool:
    """Whether the node has an output that holds something."""
    return any(not draft.datasets[each.dataset].is_nothing for each in node.outputs)


def _preview(node: Node, draft: Draft) -> BuiltValue | RegisteredPreview | None:
    """The node's preview function; a node without outputs has nothing to show it with."""
    if node.preview is None or not shows_outputs(node, draft):
        return None
    built = draft.previews.get(node.identity)
    if built is not None:
        return built
    _report_fetched("preview function", node, node.preview, draft)
    return RegisteredPreview(pipeline=_pipeline_with(node, draft), node=node.name)


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
        _report_fetched("function", node, function, draft)
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
    """Merge what a `functools.partial` fixes, in the order in which calling it would."""
    fixed = draft.rebuilt.get(node.identity)
    if fixed is None:
        return arguments
    named = {key: Argument(value=value, keyword=key) for key, value in fixed.keywords}
    named |= {each.keyword: each for each in arguments if each.keyword is not None}
    return (
        *(Argument(value=value) for value in fixed.args),
        *(each for each in arguments if each.keyword is None),
        *named.values(),
    )


def _is_hooked(node: Node, draft: Draft) -> bool:
    """Whether the hooks run the node; what no I/O manager saves in one go cannot be left to those."""
    if draft.hooks is None:
        return False
    in_turns = _result(node, draft) in (Result.STREAMS_IN_ORDER, Result.STREAMS_BY_KEY)
    drops = any(draft.datasets[each.dataset].is_nothing for each in node.outputs)
    return draft.hooks.in_bodies or (draft.hooks.in_streams and (in_turns or drops))


def _fixing(
    node: Node,
    function: ImportedFunction | BuiltValue | RegisteredFunction,
    inputs: Mapping[str, str],
    draft: Draft,
) -> ImportedFunction | BuiltValue | RegisteredFunction:
    """The function with what a `functools.partial` fixes, where it is handed on and not called."""
    fixed = draft.rebuilt.get(node.identity)
    if fixed is None or isinstance(function, RegisteredFunction):
        return function
    if not fixed.args and not fixed.keywords:
        return function
    partial = "partial_of" if "partial" in inputs.values() else "partial"
    alias = None if partial == "partial" else partial
    imports = [Import(module="functools", name="partial", alias=alias)]
    called: Expression
    if isinstance(function, BuiltValue):
        called = function.expression
        imports += function.imports
    else:
        called = Reference(path=(function.alias or function.name, *function.path))
        if function.module is not None:
            imports.append(Import(module=function.module, name=function.name, alias=function.alias))
    arguments: list[tuple[str | None, Expression]] = [(None, called)]
    for key, value in (*((None, each) for each in fixed.args), *fixed.keywords):
        if isinstance(value, BuiltValue):
            imports += value.imports
        arguments.append((key, value.expression if isinstance(value, BuiltValue) else value))
    return BuiltValue(
        expression=Construction(function=Reference(path=(partial,)), arguments=tuple(arguments)),
        imports=tuple(imports),
    )


def _handed_on(node: Node, draft: Draft) -> Result:
    """What becomes of what the hooks give: an output, a tuple of them, or chunks."""
    result = _result(node, draft)
    several = len(node.outputs) > 1
    if result in (Result.IN_ORDER, Result.BY_KEY, Result.ONLY_ELEMENT):
        return Result.UNPACKED if several else Result.ONE
    if result is Result.ITERATORS:
        return Result.UNPACKED if several else Result.ITERATOR
    return result


def _result(node: Node, draft: Draft) -> Result:
    shape = node.output_shape
    if shape is Shape.NONE or not shows_outputs(node, draft):
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
