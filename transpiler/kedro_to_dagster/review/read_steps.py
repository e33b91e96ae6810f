"""Reads assets and ops from the modules of a generated package."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from .expressions import items_of, keywords_of, strings_in, text_of, value_of
from .facts import Data, Settings, Spot, Step
from .read_groups import read_group

_STEPS = ("dg.asset", "dg.multi_asset", "dg.op")
# What stands in the decorator of an asset about its output.
_OF_DATA = frozenset(
    {"description", "group_name", "kinds", "owners", "metadata", "automation_condition"}
    | {"freshness_policy", "partitions_def"}
)
_HANDLED = frozenset(
    {"key", "ins", "outs", "out", "tags", "op_tags", "io_manager_key", "name", "specs"}
)
_NODE = "kedro/node"
_NODES = "kedro/nodes"


def read_steps(
    tree: ast.Module, path: str, aliases: Mapping[str, str]
) -> Iterator[tuple[Step, tuple[Data, ...]]]:
    """The assets or ops of a module, each with the data that it writes.

    `aliases` are Kedro's names of parameters, by the path of fields that leads to them.
    """
    for function in tree.body:
        if not isinstance(function, ast.FunctionDef):
            continue
        for decorator in function.decorator_list:
            name = text_of(decorator.func) if isinstance(decorator, ast.Call) else None
            if name in _STEPS:
                yield from _steps(function, keywords_of(decorator), str(name), path, aliases)


def read_external(tree: ast.Module, path: str) -> Iterator[Data]:
    """The specs of assets that no node of the package makes."""
    for statement in tree.body:
        if not isinstance(statement, ast.Assign):
            continue
        call = statement.value
        io_manager = None
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.args:
            is_stored = call.func.attr == "with_io_manager_key"
            io_manager, call = (
                (value_of(call.args[0]), call.func.value) if is_stored else (None, call)
            )
        if not isinstance(call, ast.Call) or text_of(call.func) != "dg.AssetSpec" or not call.args:
            continue
        keywords = keywords_of(call)
        yield Data(
            key=".".join(strings_in(call.args[0])),
            is_external=True,
            io_manager=io_manager,
            facts={key: value for key, value in keywords.items() if key != "tags"},
            group=value_of(keywords.get("group_name")),
            tags=_tags(keywords.get("tags")),
            spot=Spot(path=path, line=statement.lineno),
        )


def _steps(
    function: ast.FunctionDef,
    keywords: dict[str, ast.expr],
    kind: str,
    path: str,
    aliases: Mapping[str, str],
) -> Iterator[tuple[Step, tuple[Data, ...]]]:
    """The node of an asset or op, or all of them where it runs several."""
    step, data = _step(function, keywords, kind, path, aliases)
    nodes = strings_in(items_of(keywords.get("tags" if kind == "dg.op" else "op_tags")).get(_NODES))
    if not nodes:
        yield step, data
        return
    outputs = list(zip(step.output_names, data, strict=True))
    for node_step in read_group(
        function,
        nodes,
        step.inputs,
        outputs,
        step.module,
        {key: value for key, value in step.settings.items() if key != "internal_asset_deps"},
        step.spot,
        is_op=step.is_op,
    ):
        written = tuple(output for output in data if output.key in node_step.outputs)
        parameters = _parameters(node_step.body, aliases)
        tags = [{name for name, value in output.tags.items() if not value} for output in written]
        shared = frozenset(set.intersection(*tags)) if tags else frozenset()
        yield (
            replace(
                node_step,
                parameters=frozenset(parameters.values()),
                parameter_names=parameters,
                tags=step.tags | shared,
                imported=step.imported,
            ),
            tuple(_without(output, shared) for output in written),
        )


def _step(
    function: ast.FunctionDef,
    keywords: dict[str, ast.expr],
    kind: str,
    path: str,
    aliases: Mapping[str, str],
) -> tuple[Step, tuple[Data, ...]]:
    op_tags = items_of(keywords.get("tags" if kind == "dg.op" else "op_tags"))
    spot = Spot(path=path, line=function.lineno)
    outputs = tuple(_outputs(function, keywords, kind, spot))
    tags = [{name for name, value in data.tags.items() if not value} for _, data in outputs]
    shared = frozenset(set.intersection(*tags)) if tags else frozenset()
    ins = items_of(keywords.get("ins"))
    settings = {
        key: value
        for key, value in keywords.items()
        if key not in _HANDLED and not (key in _OF_DATA and kind == "dg.asset")
    }
    settings |= {
        f"input {name}: {key}": value
        for name, asset_in in ins.items()
        for key, value in keywords_of(asset_in).items()
        if key not in ("key", "key_prefix", "input_manager_key")
    }
    settings |= {
        f"tag {key}": value for key, value in op_tags.items() if key not in (_NODE, _NODES)
    }
    loaded = keywords_of(_decorated(function, "loading"))
    views = [keywords_of(asset_in).get("input_manager_key") for asset_in in ins.values()]
    views += loaded.values()
    further_views = {name: str(value_of(view)) for name, view in loaded.items()}
    confirming = _decorated(function, "confirming")
    body, docstring = _body(function)
    parameters = _parameters(body, aliases)
    step = Step(
        node=str(value_of(op_tags.get(_NODE)) or function.name),
        name=function.name,
        module=path.rpartition("/")[2].removesuffix(".py"),
        is_op=kind == "dg.op",
        function=_function(function),
        inputs=_inputs(function, ins, loaded),
        outputs=tuple(data.key for _, data in outputs),
        output_names={name: data.key for name, data in outputs},
        parameters=frozenset(parameters.values()),
        parameter_names=parameters,
        tags=shared,
        docstring=docstring,
        body=body,
        settings=settings,
        spot=spot,
        io_managers=tuple(str(value_of(view)) for view in views if view is not None),
        further_views=further_views,
        confirms=tuple(str(value_of(argument)) for argument in confirming.args),
        imported=_imported(function),
    )
    return step, tuple(_without(data, shared) for _, data in outputs)


def _without(data: Data, tags: frozenset[str]) -> Data:
    rest = {name: value for name, value in data.tags.items() if name not in tags}
    return replace(data, tags=rest)


def _outputs(
    function: ast.FunctionDef, keywords: dict[str, ast.expr], kind: str, spot: Spot
) -> Iterator[tuple[str, Data]]:
    if kind == "dg.asset":
        facts = {key: value for key, value in keywords.items() if key in _OF_DATA}
        key = strings_in(keywords.get("key")) or (function.name,)
        yield function.name, _data(key, keywords, facts, spot)
        return
    for name, asset_out in items_of(keywords.get("outs") or keywords.get("out")).items():
        settings = keywords_of(asset_out)
        facts = {key: value for key, value in settings.items() if key in _OF_DATA}
        key = strings_in(settings.get("key")) or (name,)
        if kind == "dg.op":
            # The asset that it is, though another node's.
            key = strings_in(items_of(settings.get("metadata")).get("asset_key")) or key
            facts = {}
        yield name, _data(key, settings, facts, spot, keywords.get("group_name"))


def _data(
    key: Sequence[str],
    settings: Settings,
    facts: Settings,
    spot: Spot,
    group: ast.expr | None = None,
) -> Data:
    return Data(
        key=".".join(key),
        is_external=False,
        io_manager=value_of(settings.get("io_manager_key")),
        facts=facts,
        group=value_of(facts.get("group_name", group)),
        tags=_tags(settings.get("tags")),
        spot=spot,
    )


def _tags(node: ast.expr | None) -> dict[str, str]:
    return {key: str(value_of(value) or "") for key, value in items_of(node).items()}


def _decorated(function: ast.FunctionDef, name: str) -> ast.Call:
    """The call of one of the runtime's decorators, or one without arguments where there is none."""
    calls = [line for line in function.decorator_list if isinstance(line, ast.Call)]
    none = ast.Call(func=ast.Name(id=name), args=[], keywords=[])
    return next((call for call in calls if text_of(call.func) == name), none)


def _inputs(
    function: ast.FunctionDef, ins: Mapping[str, ast.expr], loaded: Mapping[str, ast.expr]
) -> dict[str, str]:
    """The arguments that are no resources, which have an annotation, and no further views."""
    arguments = [argument for argument in function.args.args if argument.arg not in loaded]
    names = [argument.arg for argument in arguments if argument.annotation is None]
    return {
        name: ".".join(strings_in(keywords_of(ins[name]).get("key")) or (name,))
        if name in ins
        else name
        for name in names
        if name != "context"
    }


def _body(function: ast.FunctionDef) -> tuple[tuple[ast.stmt, ...], str]:
    docstring = ast.get_docstring(function) or ""
    statements = function.body[1:] if docstring else function.body
    imports = (ast.Import, ast.ImportFrom)
    return tuple(line for line in statements if not isinstance(line, imports)), docstring


def _function(function: ast.FunctionDef) -> str:
    """The node's function: the first that is called and is imported from the project, or lifted."""
    imported = _imported(function)
    calls = [node for line in function.body for node in _outermost_first(line)]
    for call in calls:
        name = text_of(call.func) or ""
        if name in imported:
            return imported[name]
        if name.startswith("functions.") or name.partition(".")[0] in imported:
            first, dot, rest = name.partition(".")
            return f"{imported.get(first, first)}{dot}{rest}"
        inner = call.func if isinstance(call.func, ast.Call) else None
        if inner is not None and text_of(inner.func) in ("registered_function", "partial"):
            return text_of(inner) or ""
    return text_of(calls[0].func) or "" if calls else ""


def _imported(function: ast.FunctionDef) -> dict[str, str]:
    """What a body imports of the project, by the name that it has there."""
    return {
        alias.asname or alias.name: f"{module}.{alias.name}"
        for line in function.body
        if isinstance(line, ast.ImportFrom) and (module := _of_project(line))
        for alias in line.names
    }


def _of_project(line: ast.ImportFrom) -> str | None:
    """The project's module that something is imported from, or from a copy of; None for the package's."""
    module = line.module or ""
    if line.level:
        return module.removeprefix("code.") if module.startswith("code.") else None
    return module


def _outermost_first(line: ast.stmt) -> list[ast.Call]:
    return [node for node in ast.walk(line) if isinstance(node, ast.Call)]


def _parameters(body: Sequence[ast.stmt], aliases: Mapping[str, str]) -> dict[str, str]:
    """The names of the parameters that code reads, by what stands there."""
    return {
        text_of(chain) or "": parameter_of(chain, aliases)
        for line in body
        for chain in chains(line)
    }


def chains(root: ast.AST) -> Iterator[ast.expr]:
    """The attributes of the resource `parameters` that code reads, each as far as it goes."""
    if isinstance(root, (ast.Attribute, ast.Name)) and is_chain(root):
        yield root
        return
    for node in ast.iter_child_nodes(root):
        yield from chains(node)


def is_chain(node: ast.AST) -> bool:
    """Whether an expression is `parameters.a.b`."""
    while isinstance(node, ast.Attribute):
        node = node.value
    return isinstance(node, ast.Name) and node.id == "parameters"


def parameter_of(chain: ast.expr, aliases: Mapping[str, str]) -> str:
    """Kedro's name of the parameter that `parameters.a.b.model_dump` reads."""
    path = (text_of(chain) or "").removeprefix("parameters").removeprefix(".")
    if path.rpartition(".")[2] in ("model_dump", "as_parameters"):
        path = path.rpartition(".")[0]
    return aliases.get(path, path) or "parameters"
