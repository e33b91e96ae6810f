"""Finds what is the same under another name: nodes, datasets, parameters."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from .expressions import is_same
from .facts import Facts, Step

# What Kedro calls a node without a name: its function, and a hash of that and of what it is wired to.
_GENERATED = re.compile(r".+__[0-9a-f]{8}")


@dataclass(slots=True)
class Renames:
    """What has become of the names of one side on the other.

    Attributes:
        steps: The steps that are on both sides, in the order of the new ones.
        keys: The asset keys that have changed.
        parameters: The parameters whose names have changed; of a mapping the one name.
    """

    steps: list[tuple[Step, Step]] = field(default_factory=list)
    keys: dict[str, str] = field(default_factory=dict)
    parameters: dict[str, str] = field(default_factory=dict)

    def key(self, old: str) -> str:
        """The new key of an asset."""
        return self.keys.get(old, old)

    def parameter(self, old: str) -> str:
        """The new name of a parameter, or of the mapping around it."""
        for before, after in self.parameters.items():
            if old == before or old.startswith(f"{before}."):
                return f"{after}{old.removeprefix(before)}"
        return old

    def pipelines(self, old: Facts, new: Facts) -> Mapping[str, str]:
        """The new names of the modules that are gone, whose steps all stand in one that has come."""
        before, after = ({step.module for step in side.steps} for side in (old, new))
        moves: dict[str, set[str]] = {}
        for one, other in self.steps:
            moves.setdefault(one.module, set()).add(other.module)
        come = {name: next(iter(names)) for name, names in moves.items() if len(names) == 1}
        return {
            name: other
            for name, other in come.items()
            if name not in after and other not in before and [*come.values()].count(other) == 1
        }

    @property
    def nodes(self) -> Mapping[str, str]:
        """The new names of the nodes that are on both sides."""
        return {old.node: new.node for old, new in self.steps}


def is_generated(node: str) -> bool:
    """Whether a node has the name that Kedro gives to one without."""
    return _GENERATED.fullmatch(node) is not None


def find_renames(old: Facts, new: Facts) -> Renames:
    """Match the two sides."""
    renames = Renames()
    _by_name(old, new, renames)
    size = -1
    while size != len(renames.steps) + len(renames.keys):
        size = len(renames.steps) + len(renames.keys)
        for one, other in renames.steps:
            _outputs(one, other, old, new, renames)
            _inputs(one, other, old, new, renames)
        _by_shape(old, new, renames)
    _parameters(old, new, renames)
    order = {id(step): position for position, step in enumerate(new.steps)}
    renames.steps.sort(key=lambda pair: order[id(pair[1])])
    return renames


def unmatched(old: Facts, new: Facts, renames: Renames) -> tuple[list[Step], list[Step]]:
    """The steps that are on one side only."""
    taken = {id(step) for pair in renames.steps for step in pair}
    left = [step for step in old.steps if id(step) not in taken]
    return left, [step for step in new.steps if id(step) not in taken]


def _by_name(old: Facts, new: Facts, renames: Renames) -> None:
    """Of several nodes of one name, those of one module first."""
    for names in (lambda step: (step.node, step.module), lambda step: step.node):
        left, right = unmatched(old, new, renames)
        counts = [Counter(map(names, side)) for side in (left, right)]
        by_name = {names(step): step for step in right}
        for step in left:
            name = names(step)
            if counts[0][name] == counts[1][name] == 1:
                renames.steps.append((step, by_name[name]))


def _by_shape(old: Facts, new: Facts, renames: Renames) -> None:
    """A step of another name is the same if what it does and what it is wired to are."""
    left, right = unmatched(old, new, renames)
    for step in left:
        outputs = tuple(renames.key(key) for key in step.outputs)
        inputs = {renames.key(key) for key in step.inputs.values()}
        alike = [
            other
            for other in right
            if (outputs and other.outputs == outputs)
            or (
                other.function == step.function
                and set(other.inputs.values()) == inputs
                and len(other.outputs) == len(outputs)
                and not set(other.outputs) & set(old.data)
            )
        ]
        if len(alike) == 1:
            renames.steps.append((step, alike[0]))
            right.remove(alike[0])


def _outputs(one: Step, other: Step, old: Facts, new: Facts, renames: Renames) -> None:
    if len(one.outputs) == len(other.outputs) and not one.is_op:
        for before, after in zip(one.outputs, other.outputs, strict=True):
            if _may_be(before, after, old, new, renames):
                renames.keys[before] = after


def _inputs(one: Step, other: Step, old: Facts, new: Facts, renames: Renames) -> None:
    """Data that no node makes is the same if it is stored in the same way."""
    pairs = [(_in_order_read(one), _in_order_read(other))]
    for before, after in zip(*pairs[0], strict=False):
        if not _may_be(before, after, old, new, renames) or not old.data[before].is_external:
            continue
        stores = old.store_of(old.data[before]), new.store_of(new.data[after])
        if stores[0] is None or stores[1] is None or stores[0].type != stores[1].type:
            continue
        arguments = [store.arguments for store in stores if store]
        if arguments[0].keys() == arguments[1].keys() and all(
            is_same(value, arguments[1][name]) for name, value in arguments[0].items()
        ):
            renames.keys[before] = after


def _may_be(before: str, after: str, old: Facts, new: Facts, renames: Renames) -> bool:
    return (
        before != after
        and before in old.data
        and after in new.data
        and old.data[before].is_task == new.data[after].is_task
        and before not in new.data
        and after not in old.data
        and before not in renames.keys
        and after not in renames.keys.values()
    )


def _in_order_read(step: Step) -> list[str]:
    """The inputs in the order in which the body uses them."""
    names = [
        node.id
        for line in step.body
        for node in ast.walk(line)
        if isinstance(node, ast.Name) and node.id in step.inputs
    ]
    return [step.inputs[name] for name in dict.fromkeys(names)]


def _parameters(old: Facts, new: Facts, renames: Renames) -> None:
    before, after = (
        {name: leaf.value for name, leaf in side.parameters.get("", {}).items()}
        for side in (old, new)
    )
    gone, come = tops(before, after), tops(after, before)
    for name in gone:
        inner = _below(name, before)
        alike = [other for other in come if _below(other, after) == inner]
        rivals = [other for other in gone if _below(other, before) == inner]
        if len(alike) == 1 and len(rivals) == 1 and _is_evident(name, alike[0], renames):
            renames.parameters[name] = alike[0]


def _is_evident(before: str, after: str, renames: Renames) -> bool:
    """Whether the same nodes read both, or the same mapping holds both."""
    if before.rpartition(".")[0] and before.rpartition(".")[0] == after.rpartition(".")[0]:
        return True

    def reads(step: Step, name: str) -> bool:
        return any(
            parameter == name
            or parameter.startswith(f"{name}.")
            or name.startswith(f"{parameter}.")
            for parameter in step.parameters
        )

    readers = [(reads(one, before), reads(other, after)) for one, other in renames.steps]
    return all(one == other for one, other in readers) and any(one for one, _ in readers)


def tops(own: Iterable[str], others: Iterable[str]) -> list[str]:
    """The outermost names of one side below which the other side has nothing."""
    known = {prefix for name in others for prefix in prefixes(name)}
    outermost = (
        next((prefix for prefix in prefixes(name) if prefix not in known), None) for name in own
    )
    return list(dict.fromkeys(name for name in outermost if name is not None))


def prefixes(name: str) -> list[str]:
    """A dotted name and those of what is around it, outermost first."""
    parts = name.split(".")
    return [".".join(parts[:length]) for length in range(1, len(parts) + 1)]


def _below(name: str, leaves: Mapping[str, str]) -> dict[str, str]:
    return {
        path.removeprefix(name): value
        for path, value in leaves.items()
        if path == name or path.startswith(f"{name}.")
    }


def renamed_view(name: str, names: Mapping[str, str]) -> str:
    """The new name of a dataset with its view; `names` are those of assets, in any view."""
    whole = {old.partition("@")[0]: new.partition("@")[0] for old, new in names.items()}
    dataset, sign, view = name.partition("@")
    return f"{whole.get(dataset, dataset)}{sign}{view}"
