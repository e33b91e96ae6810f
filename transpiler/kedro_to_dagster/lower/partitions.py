"""Partitions: which datasets have them, which nodes make them one by one, and how they are called."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from ..errors import ProjectError
from ..model.computation import Constant, Construction, Reference
from ..model.deferred import deferred_values_in
from ..model.kedro import Dataset, DeclaredPartitions, Node, NodeId, open_values_in, untranscoded
from ..model.orchestration import FanOut
from ..model.partitions import PartitionSensor, PartitionVariable
from . import bound
from .draft import Draft
from .names import identifier, safe_identifier, unique_names
from .partition_checks import without_unfit_mappings
from .partition_mappings import parse_mapping
from .partition_types import parse_backfill_policy, parse_definition
from .partition_values import UntranslatableError
from .partitioning import DeclaredMapping, PartitionedData, Partitioning

_MAPPING_KEYS = ("partition_mapping", "partition_mappings")
_KINDS = {"Hourly": "hourly", "Daily": "daily", "Weekly": "weekly", "Monthly": "monthly"}
_SINGLE_RUN = Construction(function=Reference(path=("dg", "BackfillPolicy", "single_run")))


def lower_partitions(draft: Draft) -> Draft:
    """Decide on the partitions of every dataset and node.

    Raises:
        ProjectError: If a dataset has other partitions in another environment of the package.
    """
    _refuse_other_partitions(draft)
    data = _declared_data(draft)
    if not data:
        return draft
    data = without_unfit_mappings(_without_uneven(data, draft), draft)
    data = _named(data)
    data, mappings = _with_named_mappings(data)
    nodes: dict[NodeId, PartitionedData] = {}
    for node in draft.nodes:
        made = [data[name] for name in _outputs(node) if name in data]
        if made:
            nodes[node.identity] = made[0]
    # What reads partitions is called for each one; the node that makes them of something else makes all.
    fanned_out = frozenset(
        node.identity
        for node in draft.nodes
        if node.identity in nodes
        and nodes[node.identity].definition.is_static
        and any(untranscoded(each.dataset) in data for each in node.inputs)
    )
    definitions = {each.variable: each.definition for each in data.values()}
    return replace(
        draft,
        partitioning=Partitioning(datasets=data, nodes=nodes, fanned_out=fanned_out),
        partition_definitions=tuple(
            PartitionVariable(name=name, value=each.value, imports=each.imports)
            for name, each in sorted(definitions.items())
        ),
        partition_mappings=mappings,
        partition_sensors=_sensors(data, draft),
    )


def declared_partitions(dataset: Dataset) -> DeclaredPartitions | None:
    """What the dataset says of its partitions, itself or in its metadata."""
    if dataset.partitions is not None:
        return dataset.partitions
    special = dict(dataset.metadata).get("dagster")
    if not isinstance(special, dict) or not special.get("partitions"):
        return None
    declared = special["partitions"]
    mappings: dict[str, Any] = {}
    if isinstance(declared, dict):
        declared = dict(declared)
        for key in _MAPPING_KEYS:
            mappings.update(declared.pop(key, None) or special.get(key) or {})
    return DeclaredPartitions(definition=declared, mappings=tuple(mappings.items()))


def _refuse_other_partitions(draft: Draft) -> None:
    """Refuse what differs among environments: assets and jobs are the same in all of them."""
    for name in sorted(draft.datasets) if draft.project.other_environments else ():
        said: defaultdict[str, list[str]] = defaultdict(list)
        for environment, each in draft.versions_of(name).items():
            said[repr((declared_partitions(each), each.is_nothing))].append(environment)
        if len(said) > 1:
            environments = " and in ".join(", ".join(each) for each in said.values())
            raise ProjectError(
                "K2D925",
                f"Dataset '{name}' has not the same partitions in {environments}; assets and jobs are "
                "the same in all environments of a package.",
                "Declare the same ones in the catalog of each, or export one package for each.",
            )


def _declared_data(draft: Draft) -> dict[str, PartitionedData]:
    data: dict[str, PartitionedData] = {}
    for name, dataset in sorted(draft.datasets.items()):
        declared = declared_partitions(dataset)
        if declared is None or untranscoded(name) in data:
            continue
        try:
            if dataset.partitions is None and not dataset.dataset_class.is_partitioned:
                raise UntranslatableError("only datasets of the type PartitionedDataset have any")
            data[untranscoded(name)] = _data(untranscoded(name), declared, dataset, draft)
        except UntranslatableError as error:
            draft.log.add(
                "K2D308",
                name,
                f"the partitions of dataset '{name}' are left out: {error}.",
                hint="The package loads and saves the whole dataset, as Kedro does.",
                place=dataset.place,
            )
    return data


def _data(
    name: str, declared: DeclaredPartitions, dataset: Dataset, draft: Draft
) -> PartitionedData:
    _refuse_open(declared.definition)
    definition, policy = declared.definition, None
    if isinstance(definition, dict):
        definition = dict(definition)
        policy = parse_backfill_policy(definition.pop("backfill_policy", None))
    mappings = []
    for target, mapping in declared.mappings:
        try:
            _refuse_open(mapping)
            value = parse_mapping(mapping)
            assert isinstance(value.function, Reference)
            type_ = value.function.path[-1]
            mappings.append(DeclaredMapping(target=str(target), type=type_, value=value))
        except UntranslatableError as error:
            draft.log.add(
                "K2D309",
                f"{name} to {target}",
                f"the mapping of partitions from '{name}' to '{target}' is left out: {error}.",
                hint="The partitions follow from each other as if none were given.",
                place=dataset.place,
            )
    parsed = parse_definition(definition, name)
    # Whoever declares partitions on Kedro's own class expects the node to be called as by Kedro.
    is_together = parsed.is_static and _is_together(dataset, draft)
    return PartitionedData(
        name=name,
        definition=parsed,
        variable="",
        mappings=tuple(mappings),
        backfill_policy=policy or (_SINGLE_RUN if is_together else None),
        is_made_together=is_together,
    )


def _is_together(dataset: Dataset, draft: Draft) -> bool:
    wanted = draft.options.partitions
    if wanted is not None:
        return wanted is FanOut.TOGETHER
    return dataset.partitions is None


def _refuse_open(declared: Any) -> None:
    """Refuse what only a run could say: partitions are the same in all of them."""
    for each in open_values_in(declared):
        raise UntranslatableError(f"{each.text} has no value at the export")


def _without_uneven(data: dict[str, PartitionedData], draft: Draft) -> dict[str, PartitionedData]:
    """Leave out partitions that a node makes together with something that has not the same ones."""
    uneven: set[str] = set()
    nothing = {untranscoded(name) for name, each in draft.datasets.items() if each.is_nothing}
    for node in draft.nodes:
        outputs = [name for name in _outputs(node) if name not in nothing]
        kinds = {repr(data[name].definition) if name in data else "" for name in outputs}
        if len(kinds) > 1:
            made = [name for name in outputs if name in data]
            uneven.update(made)
            names = ", ".join(f"'{name}'" for name in made)
            draft.log.add(
                "K2D310",
                node.name,
                f"node '{node.name}' has outputs with different partitions, or with and without; "
                f"{names} {'is' if len(made) == 1 else 'are'} always loaded and saved as a whole.",
                hint="Split the node if single partitions should be made.",
                place=node.function.place,
            )
    return {name: each for name, each in data.items() if name not in uneven}


def _outputs(node: Node) -> list[str]:
    return [untranscoded(each.dataset) for each in node.outputs]


def _named(data: Mapping[str, PartitionedData]) -> dict[str, PartitionedData]:
    """Give each definition a name, that no other one has any claim to."""
    users: defaultdict[str, list[PartitionedData]] = defaultdict(list)
    for _, each in sorted(data.items()):
        users[repr(each.definition)].append(each)
    wanted = {key: _wanted_names(each[0]) for key, each in users.items()}
    claims = Counter(name for names in wanted.values() for name in set(names))
    labels = {
        key: next((name for name in names if claims[name] == 1), names[-1])
        for key, names in wanted.items()
    }
    variables = unique_names(labels.values(), lambda name: safe_identifier(name, bound.PARTITIONS))
    return {
        name: replace(each, variable=variables[labels[repr(each.definition)]])
        for name, each in data.items()
    }


def _wanted_names(data: PartitionedData) -> tuple[str, ...]:
    """Names for a definition, the best first: its kind or its own name, or that of its first dataset."""
    definition = data.definition
    assert isinstance(definition.value, Construction)
    own = [_KINDS.get(definition.type.split("Partitions")[0])]
    if definition.is_dynamic:
        own = [
            value.value for _, value in definition.value.arguments if isinstance(value, Constant)
        ]
    return (*(str(each) for each in own if each), data.name.rpartition(".")[2], data.name)


def _with_named_mappings(
    data: Mapping[str, PartitionedData],
) -> tuple[dict[str, PartitionedData], tuple[PartitionVariable, ...]]:
    """Make a variable of every mapping with arguments; the others are short enough."""
    taken = frozenset(each.variable for each in data.values()) | bound.PARTITIONS
    wanted = {
        f"{name}\0{each.target}": each.value
        for name, part in data.items()
        for each in part.mappings
        if isinstance(each.value, Construction) and each.value.arguments
    }
    names = unique_names(
        wanted,
        lambda key: "_to_".join(
            identifier(part.replace("{", "").replace("}", "")) for part in key.split("\0")
        ),
        taken,
    )
    made = {
        name: replace(
            part,
            mappings=tuple(
                replace(each, value=Reference(path=("partitions", names[key])))
                if (key := f"{name}\0{each.target}") in names
                else each
                for each in part.mappings
            ),
        )
        for name, part in data.items()
    }
    variables = [PartitionVariable(name=names[key], value=value) for key, value in wanted.items()]
    return made, tuple(sorted(variables, key=lambda each: each.name))


def _sensors(data: Mapping[str, PartitionedData], draft: Draft) -> tuple[PartitionSensor, ...]:
    """A sensor for each dynamic definition whose files come from elsewhere."""
    written = {name for node in draft.nodes for name in _outputs(node)}
    sensors: dict[str, PartitionSensor] = {}
    names = unique_names(data, lambda name: safe_identifier(f"{name}_sensor", bound.SENSORS))
    for name, each in sorted(data.items()):
        if each.definition.is_dynamic and name not in written and each.variable not in sensors:
            key = next(key for key in sorted(draft.datasets) if untranscoded(key) == name)
            if _is_left_open(key, draft):
                continue
            sensors[each.variable] = PartitionSensor(
                function_name=names[name],
                dataset=name,
                io_manager_key=draft.names.io_manager_keys[key],
                partitions=each.variable,
            )
    return tuple(sensors.values())


def _is_left_open(name: str, draft: Draft) -> bool:
    """Whether only a run can say where the files are; a sensor has no configuration to say it in."""
    versions = draft.versions_of(name).values()
    arguments = [value for each in versions for _, value in each.arguments]
    is_open = [value.text for value in open_values_in(arguments)]
    found = [*is_open, *(value.text for value in deferred_values_in(arguments))]
    if found:
        draft.log.add(
            "K2D311",
            name,
            f"no sensor looks for new files of dataset '{name}': {found[0]} has a value in runs only.",
            hint="Give the runtime parameter a default or export with --params; or add the partitions "
            "in Dagster."
            if is_open
            else "Add the partitions in Dagster.",
            place=draft.datasets[name].place,
        )
    return bool(found)
