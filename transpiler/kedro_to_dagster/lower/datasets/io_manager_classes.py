"""The I/O manager class of a dataset type: its name, and its fields."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ...dagster_model.config import IOManagerClass, IOManagerField
from ...kedro_model.dataset import Dataset, DatasetClass, OpenValue, Required
from ...kedro_model.deferred import deferred_values_in, in_yaml, is_text_throughout
from ...literals import is_configurable
from ..names.identifiers import IO_MANAGER_ATTRIBUTES, class_name, field_name, unique_names
from ..values import annotation
from .arguments import ClassKey, Configured, open_annotation

OPTIONS_FIELD = "options"


def class_name_of(key: ClassKey) -> str:
    """The name of a class: `kedro_datasets.pandas`, `CSVDataset` → `PandasCSVDatasetIOManager`."""
    module, name, *owners = key
    prefix = ""
    if module.startswith("kedro_datasets."):
        prefix = module.split(".")[1].capitalize()
        plain = name.removeprefix("Dagster")
        if plain.lower().startswith(prefix.lower().rstrip("s")):
            prefix = ""
    own = "".join(class_name(owner) for owner in owners)
    return f"{own}{prefix}{name}IOManager"


def io_manager_class(name: str, members: Sequence[Configured]) -> IOManagerClass:
    """The class that the members, datasets of one type, share."""
    kind = members[0].dataset.dataset_class
    arguments = {argument for member in members for argument in member.values}
    names = unique_names(arguments, lambda argument: field_name(argument, IO_MANAGER_ATTRIBUTES))
    fields = []
    has_options = False
    for argument in _in_constructor_order(arguments, kind):
        if _is_option(argument, members, kind):
            has_options = True
        else:
            fields.append(_field(argument, names[argument], members, kind))
    fields += _optional_fields(members)
    return IOManagerClass(
        name=name,
        dataset_type=f"{kind.module}.{kind.name}".removeprefix("kedro_datasets."),
        module=kind.module,
        class_name=kind.name,
        fields=tuple(sorted(fields, key=lambda field: not field.is_required)),
        constants=tuple(members[0].constants.values()),
        options_field=OPTIONS_FIELD if has_options else None,
        has_deferred_options=has_options and _are_deferred(_options(members, fields)),
        passes_version=any(member.dataset.versioned for member in members),
        is_partitioned=members[0].is_partitioned,
    )


def _in_constructor_order(arguments: set[str], kind: DatasetClass) -> list[str]:
    order = [argument for argument, _ in kind.arguments or ()]
    return sorted(
        arguments, key=lambda name: (order.index(name) if name in order else len(order), name)
    )


def _is_option(argument: str, members: Sequence[Configured], kind: DatasetClass) -> bool:
    """Whether an argument has no default that a field could have, and is not given by every dataset."""
    if any(isinstance(member.values.get(argument), OpenValue) for member in members):
        return False
    if all(argument in member.values for member in members) and not _is_extra(argument, kind):
        return False
    default = dict(kind.arguments or ()).get(argument, Required.REQUIRED)
    return default is Required.REQUIRED or not is_configurable(default)


def _is_extra(argument: str, kind: DatasetClass) -> bool:
    return kind.takes_any_argument and argument not in dict(kind.arguments or ())


def _field(
    argument: str, name: str, members: Sequence[Configured], kind: DatasetClass
) -> IOManagerField:
    values = [member.values[argument] for member in members if argument in member.values]
    default = dict(kind.arguments or ()).get(argument, Required.REQUIRED)
    is_open = any(isinstance(value, OpenValue) for value in values)
    is_required = is_open or default is Required.REQUIRED or not is_configurable(default)
    is_deferred = _are_deferred(values)
    kinds = {
        open_annotation(argument, value)
        or (annotation(in_yaml(value)) if is_text_throughout(value) else "Any")
        for value in values
    }
    if not is_required:
        kinds |= {annotation(default)} if default is not None else {"Any"}
    resolutions = {member.resolutions.get(argument) for member in members} - {None}
    return IOManagerField(
        name=name,
        argument=argument,
        annotation=kinds.pop() if len(kinds) == 1 else "Any",
        is_required=is_required,
        default=None if is_required else in_yaml(default) if is_deferred else default,
        resolution=min(filter(None, resolutions), default=None),
        is_deferred=is_deferred,
    )


def _are_deferred(values: Any) -> bool:
    return bool(deferred_values_in(list(values)))


def _options(members: Sequence[Configured], fields: Sequence[IOManagerField]) -> list[Any]:
    """The values of the arguments that are no fields."""
    known = {field.argument for field in fields}
    return [
        value for member in members for name, value in member.values.items() if name not in known
    ]


def hides_preview(dataset: Dataset) -> bool:
    """Whether the metadata asks for no preview, as Kedro-Viz understands it."""
    viz = dict(dataset.metadata).get("kedro-viz")
    return isinstance(viz, dict) and viz.get("preview") is False


def _optional_fields(members: Sequence[Configured]) -> list[IOManagerField]:
    """The fields that the runtime looks for, where a dataset of the class makes use of them."""
    datasets = [member.dataset for member in members]
    fields = (
        ("versioned", "bool", False, any(dataset.versioned for dataset in datasets)),
        ("used_by", "Any", None, any(member.used_by is not None for member in members)),
        ("preview", "bool", True, any(hides_preview(dataset) for dataset in datasets)),
        ("validator", "Any", None, any(dataset.validator is not None for dataset in datasets)),
    )
    return [
        IOManagerField(
            name=name, argument=None, annotation=kind, is_required=False, default=default
        )
        for name, kind, default, is_used in fields
        if is_used
    ]
