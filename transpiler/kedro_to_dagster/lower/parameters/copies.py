"""Parameters that can be changed in place: each of several nodes that read one gets a copy."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from ...model.computation import ConfigValue, ModelValue, ParameterForm
from ...model.configuration import ConfigClass, ConfigField
from ..draft import NodeId, ParameterValue

Values = Mapping[NodeId, Mapping[str, ParameterValue]]


def with_copies(values: Values, classes: tuple[ConfigClass, ...]) -> Values:
    """What nodes read, with copies of what another node reads too; mappings are made anew anyway."""
    readers: dict[tuple[str, ...], set[NodeId]] = {}
    for node, found in values.items():
        for value in found.values():
            plain = value.value if isinstance(value, ModelValue) else value
            if isinstance(plain, ConfigValue):
                readers.setdefault(plain.fields, set()).add(node)
    fields = _fields(classes)

    def copied(value: ParameterValue) -> ParameterValue:
        if not isinstance(value, ConfigValue) or value.form is not ParameterForm.VALUE:
            return value
        path, length = value.fields, len(value.fields)
        # Who reads the whole, or a mapping around it, has it too.
        around = (readers.get(path[:count], set()) for count in range(length + 1))
        if len(set().union(*around)) < 2 or not _can_be_changed(fields[path]):
            return value
        return replace(value, is_copied=True)

    return {
        node: {name: copied(value) for name, value in found.items()}
        for node, found in values.items()
    }


def _fields(classes: tuple[ConfigClass, ...]) -> dict[tuple[str, ...], ConfigField]:
    """The fields of all classes, by the attributes that lead to them."""
    by_name = {made.name: made for made in classes}
    found: dict[tuple[str, ...], ConfigField] = {}
    waiting: list[tuple[tuple[str, ...], ConfigClass]] = [
        ((), made) for made in classes if made.is_resource
    ]
    while waiting:
        path, holder = waiting.pop()
        for field in holder.fields:
            inner = (*path, field.name)
            found[inner] = field
            if field.nested_class is not None:
                waiting.append((inner, by_name[field.nested_class]))
    return found


def _can_be_changed(field: ConfigField) -> bool:
    return field.is_required or isinstance(field.default, (list, dict))
