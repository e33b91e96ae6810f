"""Datasets: an I/O manager class for each dataset type, and a configured instance for each dataset."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from ...model.configuration import IOManagerClass, IOManagerField, Resource, RuntimeClasses
from ...model.deferred import deferred_values_in, in_yaml, is_text_throughout
from ...model.kedro import Dataset, DatasetClass, OpenValue, Required, is_parameter
from ..draft import Draft
from ..names.identifiers import IO_MANAGER_ATTRIBUTES, class_name, safe_identifier, unique_names
from ..values import annotation, is_configurable
from .arguments import Configured, configure, open_annotation

_OPTIONS = "options"
_PLAIN = RuntimeClasses()
_HOOKED = RuntimeClasses(
    stored="HookedDatasetIOManager",
    memory="HookedMemoryDatasetIOManager",
    partitioned="HookedPartitionsIOManager",
)
_RUNTIME_CLASSES = frozenset(
    name for each in (_PLAIN, _HOOKED) for name in (each.stored, each.memory, each.partitioned)
)


def lower_datasets(draft: Draft) -> Draft:
    """Make the I/O manager classes and resources of all datasets that the nodes use.

    The environments share the classes, whose fields are those that one of them needs.
    """
    stored = {name for name, each in draft.datasets.items() if has_own_io_manager(each)}
    credentials: set[str] = set()
    groups: defaultdict[tuple[str, ...], list[Configured]] = defaultdict(list)
    plain: list[tuple[str | None, Dataset]] = []
    first: dict[str, Configured] = {}
    for environment, datasets in _environments(draft):
        for dataset in datasets:
            if dataset.name not in stored:
                continue
            if _is_plain_memory(dataset):
                plain.append((environment, dataset))
                continue
            configured = configure(dataset, draft.log, credentials, environment)
            if draft.partitioning.of(dataset.name) is not None:
                configured = replace(configured, is_partitioned=True)
            like = first.setdefault(dataset.name, configured)
            groups[configured.group(like)].append(configured)
    names = unique_names(
        ["\0".join(group) for group in groups],
        lambda key: _io_manager_class_name(key.split("\0")),
        _RUNTIME_CLASSES,
        lambda name: f"Kedro{name}",
    )
    classes = []
    resources: defaultdict[str | None, dict[str, Resource]] = defaultdict(dict)
    for environment, dataset in plain:
        resources[environment][dataset.name] = _memory_resource(dataset, draft)
    for group, members in sorted(groups.items()):
        made = _io_manager_class(names["\0".join(group)], members)
        classes.append(made)
        for member in members:
            name = member.dataset.name
            key = draft.names.io_manager_keys[name]
            resources[member.environment][name] = _resource(key, member, made)
    in_order = {
        environment: tuple(each for _, each in sorted(made.items()))
        for environment, made in resources.items()
    }
    return replace(
        draft,
        io_manager_classes=tuple(sorted(classes, key=lambda each: each.name)),
        resources=(*_shared_resources(draft), *in_order.pop(None, ())),
        environment_resources={each or "": made for each, made in in_order.items()},
        credentials=tuple(sorted(credentials)),
    )


def _environments(draft: Draft) -> Iterator[tuple[str | None, tuple[Dataset, ...]]]:
    """The datasets of each environment; the first one, whose package it is, has no name here."""
    yield None, draft.project.datasets
    for each in draft.project.other_environments:
        yield each.name, each.datasets


def runtime_classes(draft: Draft) -> RuntimeClasses:
    """The runtime's I/O managers of the package: others where hooks are called by them."""
    return _PLAIN if draft.hooks is None else _HOOKED


def has_own_io_manager(dataset: Dataset) -> bool:
    """Whether a dataset has an entry among the resources; the others share the default I/O manager."""
    if dataset.is_nothing:
        return False
    says_keep = isinstance(said := dict(dataset.metadata).get("dagster"), dict) and "keep" in said
    is_special = bool(dataset.arguments) or dataset.validator is not None or says_keep
    return not dataset.is_memory or is_special


def _is_plain_memory(dataset: Dataset) -> bool:
    return dataset.is_memory and {key for key, _ in dataset.arguments} <= {"copy_mode"}


def _memory_resource(dataset: Dataset, draft: Draft) -> Resource:
    keep = keeps_memory(dataset, draft)
    return Resource(
        key=draft.names.io_manager_keys[dataset.name],
        class_name=runtime_classes(draft).memory,
        values=(
            ("folder", draft.project.package_name),
            *_storage(draft),
            *(() if keep else (("keep", False),)),
            *dataset.arguments,
            *((("validator", dataset.validator),) if dataset.validator is not None else ()),
        ),
    )


def keeps_memory(dataset: Dataset, draft: Draft) -> bool:
    """Whether later runs find a copy of what lives in memory."""
    said = dict(dataset.metadata).get("dagster")
    keep = said.get("keep") if isinstance(said, dict) else None
    return draft.options.keep_memory if keep is None else bool(keep)


def _storage(draft: Draft) -> tuple[tuple[str, Any], ...]:
    """Where copies of what lives in memory are kept; Dagster's own storage unless a place is named."""
    storage = draft.options.memory_storage
    return () if storage is None else (("storage", storage),)


def _shared_resources(draft: Draft) -> Iterator[Resource]:
    """The I/O managers of datasets that have none of their own, as far as there are such."""
    shared = [dataset for dataset in draft.datasets.values() if not has_own_io_manager(dataset)]
    without_io = any(
        not node.outputs and all(is_parameter(each.dataset) for each in node.inputs)
        for node in draft.nodes
    )
    if without_io or any(not dataset.is_nothing for dataset in shared):
        keep = () if draft.options.keep_memory else (("keep", False),)
        yield Resource(
            key="memory_io_manager",
            class_name=runtime_classes(draft).memory,
            values=(("folder", draft.project.package_name), *_storage(draft), *keep),
        )
    if any(dataset.is_nothing for dataset in shared):
        yield Resource(key="nothing_io_manager", class_name="NothingIOManager", values=())


def _io_manager_class_name(group: Sequence[str]) -> str:
    """`kedro_datasets.pandas`, `CSVDataset` → `PandasCSVDatasetIOManager`."""
    module, name, *dataset = group
    prefix = ""
    if module.startswith("kedro_datasets."):
        prefix = module.split(".")[1].capitalize()
        plain = name.removeprefix("Dagster")
        if plain.lower().startswith(prefix.lower().rstrip("s")):
            prefix = ""
    own = "".join(class_name(each) for each in dataset)
    return f"{own}{prefix}{name}IOManager"


def _io_manager_class(name: str, members: Sequence[Configured]) -> IOManagerClass:
    kind = members[0].dataset.dataset_class
    given = [argument for member in members for argument in member.values]
    fields = []
    has_options = False
    for argument in _in_constructor_order(set(given), kind):
        if _is_option(argument, members, kind):
            has_options = True
        else:
            fields.append(_field(argument, members, kind))
    fields += _optional_fields(members)
    return IOManagerClass(
        name=name,
        dataset_type=f"{kind.module}.{kind.name}".removeprefix("kedro_datasets."),
        module=kind.module,
        class_name=kind.name,
        fields=tuple(sorted(fields, key=lambda each: not each.is_required)),
        constants=tuple(members[0].constants.values()),
        options_field=_OPTIONS if has_options else None,
        has_deferred_options=has_options and _are_deferred(_options(members, fields)),
        passes_version=any(member.dataset.versioned for member in members),
        is_partitioned=members[0].is_partitioned,
    )


def _in_constructor_order(arguments: set[str], kind: DatasetClass) -> list[str]:
    order = [argument for argument, _ in kind.arguments or ()]
    return sorted(
        arguments, key=lambda each: (order.index(each) if each in order else len(order), each)
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


def _field(argument: str, members: Sequence[Configured], kind: DatasetClass) -> IOManagerField:
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
        name=safe_identifier(argument, IO_MANAGER_ATTRIBUTES),
        argument=argument,
        annotation=kinds.pop() if len(kinds) == 1 else "Any",
        is_required=is_required,
        default=None if is_required else in_yaml(default) if is_deferred else default,
        resolution=min(each for each in resolutions if each) if resolutions else None,
        is_deferred=is_deferred,
    )


def _are_deferred(values: Any) -> bool:
    return bool(deferred_values_in(list(values)))


def _options(members: Sequence[Configured], fields: Sequence[IOManagerField]) -> list[Any]:
    """The values of the arguments that are no fields."""
    known = {each.argument for each in fields}
    return [
        value for member in members for name, value in member.values.items() if name not in known
    ]


def _hides_preview(dataset: Dataset) -> bool:
    """Whether the metadata asks for no preview, as Kedro-Viz understands it."""
    viz = dict(dataset.metadata).get("kedro-viz")
    return isinstance(viz, dict) and viz.get("preview") is False


def _optional_fields(members: Sequence[Configured]) -> list[IOManagerField]:
    """The fields that the runtime looks for, where a dataset of the class makes use of them."""
    datasets = [member.dataset for member in members]
    wanted = (
        ("versioned", "bool", False, any(each.versioned for each in datasets)),
        ("preview", "bool", True, any(_hides_preview(each) for each in datasets)),
        ("validator", "Any", None, any(each.validator is not None for each in datasets)),
    )
    return [
        IOManagerField(
            name=name, argument=None, annotation=kind, is_required=False, default=default
        )
        for name, kind, default, is_used in wanted
        if is_used
    ]


def _resource(key: str, member: Configured, made: IOManagerClass) -> Resource:
    values: list[tuple[str, Any]] = [("dataset_name", member.dataset.name)]
    fields = {each.argument: each.name for each in made.fields if each.argument is not None}
    deferred = {each.argument for each in made.fields if each.is_deferred}
    values += [
        (
            name,
            in_yaml(member.values[argument]) if argument in deferred else member.values[argument],
        )
        for argument, name in fields.items()
        if argument in member.values and not isinstance(member.values[argument], OpenValue)
    ]
    if member.dataset.versioned:
        values.append(("versioned", True))
    if _hides_preview(member.dataset):
        values.append(("preview", False))
    if member.dataset.validator is not None:
        values.append(("validator", member.dataset.validator))
    options = {name: value for name, value in member.values.items() if name not in fields}
    if options:
        values.append((_OPTIONS, in_yaml(options) if made.has_deferred_options else options))
    left_open = tuple(
        name
        for argument, name in fields.items()
        if isinstance(member.values.get(argument), OpenValue)
    )
    return Resource(key=key, class_name=made.name, values=tuple(values), left_open=left_open)
