"""Nodes of a random project, by themselves and in namespaces."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from keyword import iskeyword
from typing import Any

from .draft import Draft, Step, Value
from .entries import add_dataset, add_source, add_views
from .functions import Call, function_for, needs_name
from .names import dataset_name, node_name
from .parameters import parameter_names

_TAGS = ("red", "blue", "with-hyphen", "with.dot", "Blue")
_KINDS = ("json", "json", "json", "text", "frame", "parts", "lazy_parts", "object")
_PYDANTIC = ("copy", "json", "model_config")
_FAILURES = ("raise", "raise", "none", "number", "type")


@dataclass(slots=True)
class Scope:
    """What nodes of a namespace see: their own datasets, and those of the project that they are given.

    `inputs` has the names within for names outside.
    """

    prefix: str = ""
    values: list[Value] = field(default_factory=list)
    inputs: dict[str, str] = field(default_factory=dict)
    outputs: dict[str, str] = field(default_factory=dict)
    parameters: dict[str, str] = field(default_factory=dict)
    used: set[str] = field(default_factory=set)

    def outside(self, name: str) -> str:
        """What a dataset or parameter is called in the catalog."""
        if name in self.parameters or name == "parameters":
            return name
        if name.startswith("params:"):
            return f"params:{self.prefix}{name.removeprefix('params:')}"
        return self.inputs.get(name) or self.outputs.get(name) or f"{self.prefix}{name}"


def add_nodes(draft: Draft, failure_at: int | None) -> None:
    """Sources, then pieces of pipelines, some in a namespace."""
    for _ in range(draft.random.randrange(1, 5)):
        draft.values.append(add_source(draft, dataset_name(draft)))
    pieces, made = draft.random.randrange(1, 5), 0
    for _ in range(pieces):
        size = draft.random.randrange(2, 7)
        failing = None if failure_at is None else failure_at - made
        if draft.chance(0.3, "namespace"):
            _add_namespace(draft, size, failing)
        else:
            scope = Scope(values=draft.values)
            nodes = [_node(draft, scope, number == failing) for number in range(size)]
            draft.pieces.append(f"pipeline([{', '.join(nodes)}]{_piece_tags(draft)})")
        made += size


def _piece_tags(draft: Draft) -> str:
    if not draft.chance(0.15, "tags of a pipeline"):
        return ""
    draft.tags.append("piece")
    return ", tags=['piece']"


def _add_namespace(draft: Draft, size: int, failing: int | None) -> None:
    namespace = draft.random.choice(("ns", "outer.inner", "x_y", "ünï")) + str(draft.number())
    draft.namespaces.append(namespace)
    scope = Scope(prefix=f"{namespace}.")
    for value in draft.random.sample(draft.values, min(len(draft.values), 2)):
        if "@" in value.name:
            continue
        inner = f"in{draft.number()}" if draft.chance(0.5) else value.name
        scope.inputs[inner] = value.name
        scope.values.append(Value(inner, value.kind))
    nodes = [_node(draft, scope, number == failing) for number in range(size)]
    text = f"pipeline([{', '.join(nodes)}], namespace={namespace!r}"
    used = {name: outer for name, outer in scope.inputs.items() if name in scope.used}
    if used:
        text += f", inputs={used!r}"
    if scope.outputs:
        text += f", outputs={scope.outputs!r}"
    if scope.parameters:
        text += f", parameters={scope.parameters!r}"
    draft.pieces.append(f"{text}{_piece_tags(draft)})")
    for value in scope.values:
        if value.name in scope.outputs:
            draft.values.append(Value(scope.outputs[value.name], value.kind))
        elif value.name not in scope.inputs:
            draft.values.append(Value(f"{scope.prefix}{value.name}", value.kind))


def _node(draft: Draft, scope: Scope, fails: bool) -> str:
    """The text of a node."""
    inputs = [
        value.name
        for value in draft.random.sample(
            scope.values, min(len(scope.values), draft.random.randrange(4))
        )
    ]
    if inputs and draft.chance(0.08, "one dataset for two arguments"):
        inputs.append(inputs[0])
    scope.used.update(inputs)
    draft.used += [scope.outside(name) for name in inputs]
    inputs += _parameters(draft, scope)
    draft.random.shuffle(inputs)
    arguments, inputs_text = _inputs(draft, inputs)
    kinds = {value.kind for value in scope.values if value.name in inputs}
    call, outputs, written = _outputs(draft, scope, arguments, kinds)
    call = replace(call, types=_types(draft, scope, inputs))
    failure = draft.random.choice(_FAILURES) if fails else None
    if failure:
        draft.note(f"failure: {failure}")
    label = f"f{draft.count + 1}"
    function = function_for(draft, call, failure)
    words = [function, inputs_text, outputs]
    name = node_name(draft) or (f"n{draft.number()}" if needs_name(function) else None)
    if name is not None:
        words.append(f"name={name!r}")
        draft.nodes.append(f"{scope.prefix}{name}")
    draft.steps.append(
        Step(
            name=name and f"{scope.prefix}{name}",
            label=label,
            inputs=tuple(map(scope.outside, inputs)),
            outputs=tuple(map(scope.outside, written)),
        )
    )
    if draft.chance(0.3, "tags"):
        tags = draft.random.sample(_TAGS, draft.random.randrange(1, 3))
        draft.tags += tags
        words.append(f"tags={tags!r}")
    if not scope.prefix and draft.chance(0.05, "namespace of a node"):
        words.append("namespace='alone'")
    confirmed = _confirmed(draft, scope)
    if confirmed:
        words.append(f"confirms={confirmed!r}")
    return f"node({', '.join(words)})"


def _confirmed(draft: Draft, scope: Scope) -> list[str]:
    """What a node confirms: datasets that can be."""
    able: list[tuple[str, str]] = []
    for value in scope.values if not draft.shares_nothing else ():
        if value.name in scope.inputs and value.name not in scope.used:
            # Nothing says then which dataset of the project it is.
            continue
        full = scope.outside(value.name)
        entry = draft.catalog.get(full)
        kind = entry["type"] if isinstance(entry, dict) else ""
        if kind.endswith(("IncrementalDataset", "Confirming")) and full not in draft.confirmed:
            able.append((value.name, full))
    if not able or not draft.chance(0.3, "confirms"):
        return []
    name, full = draft.random.choice(able)
    draft.confirmed.append(full)
    return [name]


def _parameters(draft: Draft, scope: Scope) -> list[str]:
    if not draft.chance(0.5):
        return []
    name = draft.random.choice(parameter_names(draft))
    if not scope.prefix or name == "parameters":
        return [name]
    if draft.chance(0.5, "parameter of the project in a namespace"):
        top = name
        scope.parameters[top] = top
        return [name]
    key = f"own{draft.number()}"
    tree: dict[str, Any] = draft.parameters
    for part in scope.prefix.rstrip(".").split("."):
        tree = tree.setdefault(part, {})
    tree[key] = draft.random.choice((1, [None], {"a": {"b": "c"}}))
    draft.note("parameter of a namespace")
    return [f"params:{key}"]


def _types(draft: Draft, scope: Scope, inputs: list[str]) -> dict[int, str]:
    """Classes for parameters that are mappings, by the place of the argument."""
    types: dict[int, str] = {}
    for number, name in enumerate(inputs):
        top = name.removeprefix("params:")
        tree = draft.parameters.get(top)
        is_global = not scope.prefix or name in scope.parameters
        if not (name.startswith("params:") and is_global and isinstance(tree, dict) and tree):
            continue
        if not draft.chance(0.4, "typed parameter"):
            continue
        types[number] = f"T{draft.number()}"
        draft.typed.append(top)
        keys = [key for key in tree if key.isidentifier() and not iskeyword(key)]
        if len(keys) == len(tree) and draft.chance(0.5):
            lines = ["@dataclasses.dataclass", f"class {types[number]}:"]
        else:
            lines = [f"class {types[number]}(pydantic.BaseModel):"]
            lines.append(
                "    model_config = pydantic.ConfigDict(extra='allow', protected_namespaces=())"
            )
            keys = [key for key in keys if key not in _PYDANTIC]
        lines += [f"    {key}: Any = None" for key in keys]
        draft.functions.append("\n".join(lines) + "\n")
    return types


def _inputs(draft: Draft, inputs: list[str]) -> tuple[list[str] | int, str]:
    if not inputs:
        return 0, draft.random.choice(("None", "[]", "{}") if draft.chance(0.2) else ("None",))
    if draft.chance(0.3, "inputs by name"):
        names = [f"k{number}" for number in range(len(inputs))]
        draft.random.shuffle(names)
        return names, repr(dict(zip(names, inputs, strict=True)))
    if len(inputs) == 1 and draft.chance(0.5):
        return 1, repr(inputs[0])
    return len(inputs), repr(inputs)


def _outputs(
    draft: Draft, scope: Scope, arguments: list[str] | int, given: set[str]
) -> tuple[Call, str, list[str]]:
    """How the function is called, the text of its outputs, and their names."""
    by_part = "keyed" in given and draft.chance(0.6, "made by partition")
    needed = by_part or not arguments
    count = max(int(needed), draft.random.choice((0, 1, 1, 1, 1, 2, 2, 3)))
    chunks = bool(count) and not by_part and draft.chance(0.12, "generator")
    able = ("chunks", "chunks", "part_chunks") if chunks else _KINDS
    if by_part:
        able = ("keyed",)
    elif draft.has_fixed_keys and "keyed" not in given and not chunks:
        able = (*_KINDS, "keyed", "keyed")
    kinds, names = [], []
    for _ in range(count):
        kind = draft.random.choice(able)
        inner = dataset_name(draft)
        if draft.chance(0.2) and scope.prefix:
            outer = add_dataset(draft, dataset_name(draft), kind)
            scope.outputs[inner] = outer
            added = [Value(inner, kind)]
        elif kind in ("json", "chunks") and draft.chance(0.2):
            views = add_views(draft, f"{scope.prefix}{inner}", chunks=chunks)
            added = [Value(view.name.removeprefix(scope.prefix), view.kind) for view in views]
        else:
            full = add_dataset(draft, f"{scope.prefix}{inner}", kind)
            added = [Value(full.removeprefix(scope.prefix), kind)]
        kinds.append(kind)
        names.append(added[0].name)
        scope.values += added
    keys = (
        [f"o{number}" for number in range(count)]
        if names and not by_part and draft.chance(0.15, "outputs by key")
        else []
    )
    call = Call(arguments=arguments, kinds=kinds, by_key=keys, chunks=chunks, by_part=by_part)
    if keys:
        return call, repr(dict(zip(keys, names, strict=True))), names
    if not names:
        return call, "None", names
    as_list = len(names) > 1 or (
        not (chunks or by_part) and draft.chance(0.05, "a list of one output")
    )
    if as_list and len(names) == 1:
        # Then the function returns a list too, as the call by key does.
        listed = Call(arguments=arguments, kinds=kinds, by_key=["o0"])
        return listed, repr({"o0": names[0]}), names
    return call, repr(names) if as_list else repr(names[0]), names
