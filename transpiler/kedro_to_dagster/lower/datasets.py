"""Datasets: an I/O manager class for each dataset type, and a configured instance for each dataset."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from ..diagnostics import DiagnosticLog
from ..model.computation import Constant
from ..model.dagster import IOManagerClass, IOManagerField, Resource
from ..model.kedro import EXPRESSIONS, CredentialsReference, Dataset, DatasetClass, Required
from .draft import Draft
from .lifting import built_value
from .names import IO_MANAGER_ATTRIBUTES, class_name, safe_identifier, unique_names
from .values import annotation, is_configurable, is_literal

# The keys whose values Kedro takes for paths (kedro.framework.context.context).
_PATH_KEYS = frozenset({"filename", "filepath", "path"})
_OPTIONS = "options"
# What the body of `create_dataset` uses by name.
_BODY_NAMES = frozenset({"self", "version", "project"})
MEMORY_IO_MANAGER = "MemoryDatasetIOManager"
_RUNTIME_CLASSES = frozenset({MEMORY_IO_MANAGER, "KedroDatasetIOManager", "PartitionsIOManager"})


def lower_datasets(draft: Draft) -> Draft:
    """Make the I/O manager classes and resources of all datasets that the nodes use."""
    stored = [each for each in draft.datasets.values() if has_own_io_manager(each)]
    credentials: set[str] = set()
    groups: defaultdict[tuple[str, ...], list[_Configured]] = defaultdict(list)
    resources: dict[str, Resource] = {}
    for dataset in stored:
        if _is_plain_memory(dataset):
            resources[dataset.name] = _memory_resource(dataset, draft)
            continue
        is_partitioned = draft.partitioning.of(dataset.name) is not None
        configured = _configure(dataset, is_partitioned, draft.log, credentials)
        groups[configured.group].append(configured)
    names = unique_names(
        ["\0".join(group) for group in groups],
        lambda key: _io_manager_class_name(key.split("\0")),
        _RUNTIME_CLASSES,
        lambda name: f"Kedro{name}",
    )
    classes = []
    for group, members in sorted(groups.items()):
        made = _io_manager_class(names["\0".join(group)], members)
        classes.append(made)
        for member in members:
            key = draft.names.io_manager_keys[member.dataset.name]
            resources[member.dataset.name] = _resource(key, member, made)
    return replace(
        draft,
        io_manager_classes=tuple(sorted(classes, key=lambda each: each.name)),
        resources=tuple(resource for _, resource in sorted(resources.items())),
        credentials=tuple(sorted(credentials)),
    )


def has_own_io_manager(dataset: Dataset) -> bool:
    """Whether a dataset has an entry among the resources; the others share the default I/O manager."""
    if dataset.is_nothing:
        return False
    return not dataset.is_memory or bool(dataset.arguments) or dataset.validator is not None


def _is_plain_memory(dataset: Dataset) -> bool:
    return dataset.is_memory and {key for key, _ in dataset.arguments} <= {"copy_mode"}


def _memory_resource(dataset: Dataset, draft: Draft) -> Resource:
    return Resource(
        key=draft.names.io_manager_keys[dataset.name],
        class_name=MEMORY_IO_MANAGER,
        values=(
            *dataset.arguments,
            *((("validator", dataset.validator),) if dataset.validator is not None else ()),
        ),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Configured:
    """A dataset's arguments, sorted by where they can stand."""

    dataset: Dataset
    values: dict[str, Any]
    resolutions: dict[str, str]
    constants: dict[str, Any]
    is_partitioned: bool

    @property
    def group(self) -> tuple[str, ...]:
        """Datasets of one group share a class; one with constants in its code has its own."""
        kind = self.dataset.dataset_class
        own = (self.dataset.name,) if self.constants else ()
        name = f"Dagster{kind.name}" if self.is_partitioned else kind.name
        return (kind.module, name, *own)


def _configure(
    dataset: Dataset, is_partitioned: bool, log: DiagnosticLog, credentials: set[str]
) -> _Configured:
    values: dict[str, Any] = {}
    resolutions: dict[str, str] = {}
    constants: dict[str, Any] = {}
    for name, given in dataset.arguments:
        resolution = _resolution(name, given)
        value = _by_name(given, credentials)
        if resolution is not None:
            resolutions[name] = resolution
        built = built_value(value, _BODY_NAMES) if isinstance(value, EXPRESSIONS) else None
        if is_configurable(value):
            values[name] = value
        elif built is not None:
            constants[name] = built
        elif is_literal(value):
            constants[name] = Constant(value=value)
            log.add(
                "K2D305",
                dataset.name,
                f"'{name}' of dataset '{dataset.name}' cannot be expressed in Dagster's "
                "configuration; it stands in the code.",
                hint="Edit it in the catalog and export again.",
                place=dataset.place,
            )
        else:
            log.add(
                "K2D304",
                dataset.name,
                f"'{name}' of dataset '{dataset.name}' has a value that cannot be written as code: "
                f"{_first_unwritable(value)}. It is left out.",
                hint="Make it in a dataset class of the project instead.",
                place=dataset.place,
            )
    return _Configured(
        dataset=dataset,
        values=values,
        resolutions=resolutions,
        constants=constants,
        is_partitioned=is_partitioned,
    )


def _resolution(name: str, value: Any) -> str | None:
    """What the project must resolve at run time: a path, a credentials entry, or some inside."""
    if isinstance(value, CredentialsReference):
        return "credentials"
    if name in _PATH_KEYS and isinstance(value, str):
        return "path"
    if isinstance(value, dict) and any(_resolution(key, each) for key, each in value.items()):
        return "resolve"
    if isinstance(value, list) and any(_holds_credentials(each) for each in value):
        return "resolve"
    return None


def _holds_credentials(value: Any) -> bool:
    if isinstance(value, dict):
        return any(_holds_credentials(each) for each in value.values())
    if isinstance(value, list):
        return any(_holds_credentials(each) for each in value)
    return isinstance(value, CredentialsReference)


def _by_name(value: Any, credentials: set[str]) -> Any:
    if isinstance(value, CredentialsReference):
        credentials.add(value.name)
        return value.name
    if isinstance(value, dict):
        return {key: _by_name(each, credentials) for key, each in value.items()}
    if isinstance(value, list):
        return [_by_name(each, credentials) for each in value]
    return value


def _first_unwritable(value: Any) -> str:
    if isinstance(value, dict):
        value = next((each for each in value.values() if not is_literal(each)), value)
        return (
            _first_unwritable(value)
            if isinstance(value, (dict, list))
            else _first_unwritable([value])
        )
    if isinstance(value, list) and value:
        inner = next((each for each in value if not is_literal(each)), value[0])
        return f"a {type(inner).__name__}"
    return f"a {type(value).__name__}"


def _io_manager_class_name(group: Sequence[str]) -> str:
    """`kedro_datasets.pandas`, `CSVDataset` → `PandasCSVDatasetIOManager`."""
    module, name, *dataset = group
    prefix = ""
    if module.startswith("kedro_datasets."):
        prefix = module.split(".")[1].capitalize()
        plain = name.removeprefix("Dagster")
        if plain.lower().startswith(prefix.lower().rstrip("s")):
            prefix = ""
    own = class_name(dataset[0]) if dataset else ""
    return f"{own}{prefix}{name}IOManager"


def _io_manager_class(name: str, members: Sequence[_Configured]) -> IOManagerClass:
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
        constants=tuple(members[0].constants.items()),
        options_field=_OPTIONS if has_options else None,
        passes_version=any(member.dataset.versioned for member in members),
        is_partitioned=members[0].is_partitioned,
    )


def _in_constructor_order(arguments: set[str], kind: DatasetClass) -> list[str]:
    order = [argument for argument, _ in kind.arguments or ()]
    return sorted(
        arguments, key=lambda each: (order.index(each) if each in order else len(order), each)
    )


def _is_option(argument: str, members: Sequence[_Configured], kind: DatasetClass) -> bool:
    """Whether an argument has no default that a field could have, and is not given by every dataset."""
    if all(argument in member.values for member in members) and not _is_extra(argument, kind):
        return False
    default = dict(kind.arguments or ()).get(argument, Required.REQUIRED)
    return default is Required.REQUIRED or not is_configurable(default)


def _is_extra(argument: str, kind: DatasetClass) -> bool:
    return kind.takes_any_argument and argument not in dict(kind.arguments or ())


def _field(argument: str, members: Sequence[_Configured], kind: DatasetClass) -> IOManagerField:
    values = [member.values[argument] for member in members if argument in member.values]
    default = dict(kind.arguments or ()).get(argument, Required.REQUIRED)
    is_required = default is Required.REQUIRED or not is_configurable(default)
    kinds = {annotation(value) for value in values}
    if not is_required:
        kinds |= {annotation(default)} if default is not None else {"Any"}
    resolutions = {member.resolutions.get(argument) for member in members} - {None}
    return IOManagerField(
        name=safe_identifier(argument, IO_MANAGER_ATTRIBUTES),
        argument=argument,
        annotation=kinds.pop() if len(kinds) == 1 else "Any",
        is_required=is_required,
        default=None if is_required else default,
        resolution=min(each for each in resolutions if each) if resolutions else None,
    )


def _hides_preview(dataset: Dataset) -> bool:
    """Whether the metadata asks for no preview, as Kedro-Viz understands it."""
    viz = dict(dataset.metadata).get("kedro-viz")
    return isinstance(viz, dict) and viz.get("preview") is False


def _optional_fields(members: Sequence[_Configured]) -> list[IOManagerField]:
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


def _resource(key: str, member: _Configured, made: IOManagerClass) -> Resource:
    values: list[tuple[str, Any]] = [("dataset_name", member.dataset.name)]
    fields = {each.argument: each.name for each in made.fields if each.argument is not None}
    values += [
        (name, member.values[argument])
        for argument, name in fields.items()
        if argument in member.values
    ]
    if member.dataset.versioned:
        values.append(("versioned", True))
    if _hides_preview(member.dataset):
        values.append(("preview", False))
    if member.dataset.validator is not None:
        values.append(("validator", member.dataset.validator))
    options = {name: value for name, value in member.values.items() if name not in fields}
    if options:
        values.append((_OPTIONS, options))
    return Resource(key=key, class_name=made.name, values=tuple(values))
