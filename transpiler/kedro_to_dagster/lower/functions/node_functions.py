"""How the body of a node gets its function and its preview: imported, made again, or from the registry."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ...codes.nodes import FUNCTION_NOT_IMPORTABLE
from ...dagster_model.call import ImportedFunction, RegisteredFunction, RegisteredPreview
from ...dagster_model.code import BuiltValue, Constant, LiftedFunction
from ...diagnostics import DiagnosticLog
from ...kedro_model.function import Function, FunctionKind
from ...kedro_model.node import Node, NodeId, Pipeline
from ..groups.groups import Groups
from ..names import bound
from ..names.naming import Names
from .lifting import Lifted, lift_functions


@dataclass(frozen=True, slots=True, kw_only=True)
class NodeFunction:
    """How a body gets its node's function and preview; `args` and `keywords` are what a partial fixes."""

    function: ImportedFunction | BuiltValue | RegisteredFunction
    args: tuple[Constant | BuiltValue, ...] = ()
    keywords: tuple[tuple[str, Constant | BuiltValue], ...] = ()
    preview: BuiltValue | RegisteredPreview | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Functions:
    """The functions of `functions.py`, and that of each node."""

    lifted: tuple[LiftedFunction, ...]
    of_nodes: Mapping[NodeId, NodeFunction]


def lower_functions(
    nodes: Iterable[Node],
    pipelines: Iterable[Pipeline],
    names: Names,
    groups: Groups,
    log: DiagnosticLog,
) -> Functions:
    """Decide how each node's body gets its function, and report those that only the registry has."""
    nodes = tuple(nodes)
    lifted = lift_functions(nodes, names, groups)
    pipeline_with: dict[NodeId, str] = {}
    for pipeline in pipelines:
        for node in pipeline.nodes:
            pipeline_with.setdefault(node.identity, pipeline.name)
    return Functions(
        lifted=lifted.functions,
        of_nodes={
            node.identity: _node_function(
                node, pipeline_with[node.identity], lifted, names, groups, log
            )
            for node in nodes
        },
    )


def _node_function(
    node: Node, pipeline: str, lifted: Lifted, names: Names, groups: Groups, log: DiagnosticLog
) -> NodeFunction:
    function = _function(node, pipeline, lifted, names, groups, log)
    preview = _preview(node, pipeline, lifted, log)
    rebuilt = lifted.rebuilt.get(node.identity)
    if rebuilt is None or isinstance(function, RegisteredFunction):
        return NodeFunction(function=function, preview=preview)
    return NodeFunction(
        function=function, args=rebuilt.args, keywords=rebuilt.keywords, preview=preview
    )


def _function(
    node: Node, pipeline: str, lifted: Lifted, names: Names, groups: Groups, log: DiagnosticLog
) -> ImportedFunction | BuiltValue | RegisteredFunction:
    function = node.function
    rebuilt = lifted.rebuilt.get(node.identity)
    if rebuilt is not None and rebuilt.function is not None:
        return rebuilt.function
    if function.kind is FunctionKind.REGISTRY_ONLY:
        _report_fetched("function", node, function, log)
        return RegisteredFunction(pipeline=pipeline, node=node.name)
    root, *path = function.qualname.split(".")
    # An input of the function's own name would hide it.
    is_hidden = root in groups.variables_around(node, names) or root in bound.ASSETS
    alias = f"{root}_function" if is_hidden else None
    # So would an asset or op of its name.
    hiding = {*names.nodes.values(), *names.variables.values()}
    is_builtin = function.module == "builtins" and alias is None and root not in hiding
    return ImportedFunction(
        module=None if is_builtin else function.module, name=root, path=tuple(path), alias=alias
    )


def _preview(
    node: Node, pipeline: str, lifted: Lifted, log: DiagnosticLog
) -> BuiltValue | RegisteredPreview | None:
    """The node's preview function; a node without outputs has nothing to show it with."""
    if node.preview is None or not node.outputs:
        return None
    built = lifted.previews.get(node.identity)
    if built is not None:
        return built
    _report_fetched("preview function", node, node.preview, log)
    return RegisteredPreview(pipeline=pipeline, node=node.name)


def _report_fetched(what: str, node: Node, function: Function, log: DiagnosticLog) -> None:
    because = f" or written anew, because {function.reason}" if function.reason else ""
    log.add(
        FUNCTION_NOT_IMPORTABLE(what=what, node=node.name, because=because),
        node.name,
        place=function.place,
    )
