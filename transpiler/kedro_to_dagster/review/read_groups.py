"""Reads assets that run several nodes: each node as a step of its own, with what the body says of it."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from .expressions import text_of, value_of
from .facts import Data, Settings, Spot, Step

# What stands around a call of a node's function.
_AROUND = frozenset({"Chunks", "by_key", "dg.Output", "in_memory", "in_order", "no_output"})
_VALUES = frozenset({"copied"})
_ON_MANAGERS = (".confirm", ".load")
_MANAGER = "_io_manager"


@dataclass(slots=True)
class Part:
    """The statements of one node, and the call of its function among them."""

    call: ast.Call | None = None
    function: str = ""
    lines: list[ast.stmt] = field(default_factory=list)


def read_group(
    function: ast.FunctionDef,
    nodes: Sequence[str],
    inputs: Mapping[str, str],
    outputs: Sequence[tuple[str, Data]],
    module: str,
    settings: Settings,
    spot: Spot,
    *,
    is_op: bool,
) -> Iterator[Step]:
    """The nodes of an asset or op; `outputs` is what it hands to Dagster, by the names of outputs.

    What its nodes pass on as variables is named like the datasets.
    """
    keys = dict(inputs)
    output_keys = {name: data.key for name, data in outputs}
    managers = {data.io_manager: data.key for _, data in outputs if data.io_manager}
    summaries = _summaries(ast.get_docstring(function) or "")
    parts = list(_parts(function))
    left = dict(output_keys)
    for position, (node, part) in enumerate(zip(nodes, parts, strict=False)):
        names = list(_results(part, left, is_last=position == len(parts) - 1))
        written = {name: output_keys.get(name, _dataset(name)) for name in names}
        for name in names:
            left.pop(name, None)
        yield Step(
            node=node,
            name=function.name,
            module=module,
            is_op=is_op,
            is_grouped=True,
            function=part.function,
            inputs=dict(_node_inputs(part, keys, managers)),
            outputs=tuple(written.values()),
            output_names=written,
            parameters=frozenset(),
            parameter_names={},
            tags=frozenset(),
            docstring=summaries.get(node, ""),
            body=tuple(part.lines),
            settings={**settings, "step": ast.Constant(value=function.name)},
            spot=Spot(path=spot.path, line=part.lines[0].lineno if part.lines else spot.line),
        )
        keys |= written


def _dataset(variable: str) -> str:
    return variable.replace("__", ".")


def _summaries(docstring: str) -> dict[str, str]:
    lines = [line.strip() for line in docstring.splitlines()]
    parts = [line[2:].partition(": ") for line in lines if line.startswith("- ")]
    return {node: summary for node, _, summary in parts}


def _parts(function: ast.FunctionDef) -> Iterator[Part]:
    """The statements node by node: those before a call prepare what it is given, those after follow it."""
    imported: dict[str, str] = {}
    part = Part()
    for line in function.body:
        if isinstance(line, ast.ImportFrom):
            imported |= {
                alias.asname or alias.name: f"{line.module}.{alias.name}" for alias in line.names
            }
            continue
        if isinstance(line, (ast.Import, ast.Delete)) or _is_text(line):
            continue
        call = _call_of(line)
        prepares = call is None and _prepares(line)
        if part.call is not None and (call is not None or prepares):
            yield part
            part = Part()
        if call is not None:
            part.call, part.function = call, _function(call, imported)
        if part.call is not None or prepares:
            part.lines.append(line)
    if part.call is not None:
        yield part


def _is_text(line: ast.stmt) -> bool:
    return isinstance(line, ast.Expr) and isinstance(line.value, ast.Constant)


def _value_of(line: ast.stmt) -> ast.expr | None:
    value = line.value if isinstance(line, (ast.Assign, ast.Expr, ast.Return)) else None
    return value.value if isinstance(value, ast.Yield) else value


def _call_of(line: ast.stmt) -> ast.Call | None:
    """The call of a node's function in a statement, without what stands around it."""
    value = _value_of(line)
    while isinstance(value, ast.Call) and text_of(value.func) in _AROUND and value.args:
        first = value.args[0]
        value = first.value if isinstance(first, ast.Starred) else first
    if not isinstance(value, ast.Call):
        return None
    name = text_of(value.func) or ""
    return None if name in _VALUES or _is_of_manager(name) else value


def _is_of_manager(name: str) -> bool:
    owner, _, _ = name.rpartition(".")
    return owner.endswith(_MANAGER) and name.endswith(_ON_MANAGERS)


def _prepares(line: ast.stmt) -> bool:
    value = _value_of(line)
    name = text_of(value.func) or "" if isinstance(value, ast.Call) else ""
    return isinstance(line, ast.Assign) and (name in _VALUES or name.endswith(".load"))


def _function(call: ast.Call, imported: Mapping[str, str]) -> str:
    function: ast.expr = call.func
    if text_of(function) == "hooks.call" and len(call.args) > 1:
        function = call.args[1]
    first, dot, rest = (text_of(function) or "").partition(".")
    return f"{imported.get(first, first)}{dot}{rest}"


def _results(part: Part, left: Mapping[str, str], *, is_last: bool) -> Iterator[str]:
    """The variables and outputs that a node writes; `left` are outputs that no node before has written."""
    written: dict[str, None] = {}
    for line in part.lines:
        value = _value_of(line)
        if isinstance(line, ast.Assign) and not _prepares(line):
            target = line.targets[0]
            names = target.elts if isinstance(target, ast.Tuple) else [target]
            written |= dict.fromkeys(name.id for name in names if isinstance(name, ast.Name))
        is_output = isinstance(value, ast.Call) and text_of(value.func) == "dg.Output"
        if isinstance(value, ast.Call) and is_output and isinstance(line, ast.Expr):
            output_name = value_of(value.args[1]) if len(value.args) > 1 else None
            written |= dict.fromkeys([str(output_name)] if output_name else list(left)[:1])
        if is_last and isinstance(line, ast.Return) and _call_of(line) is not None:
            written |= dict.fromkeys(left)
    yield from written


def _node_inputs(
    part: Part, keys: Mapping[str, str], managers: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    """What a node reads: variables, and what is loaded by I/O managers."""
    for line in part.lines:
        value = _value_of(line)
        for node in ast.walk(value) if value is not None else ():
            if isinstance(node, ast.Name) and node.id in keys and isinstance(node.ctx, ast.Load):
                yield node.id, keys[node.id]
            elif isinstance(node, ast.Name) and node.id.endswith(_MANAGER):
                plain = node.id.removesuffix(_MANAGER)
                yield plain, managers.get(node.id, keys.get(plain, _dataset(plain)))
