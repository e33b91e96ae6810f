"""Where in the Kedro project a change comes from."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from ..kedro_model.place import Place
from ..kedro_model.project import Project
from ..options import Options
from .changes import Action, Area, Change
from .elements import ELEMENT
from .expressions import text_of
from .facts import Facts, Step

if TYPE_CHECKING:
    from ..inspect.config.places import Places

# Kedro's own patterns of the files with datasets and parameters.
_CATALOG = ("catalog*", "catalog*/**", "**/catalog*")
_PARAMETERS = ("parameters*", "parameters*/**", "**/parameters*")
# What is read of files in other forms than YAML is known as a whole.
_YAML = (".yml", ".yaml", ".json")
# The keys of the configuration for what a change calls in other words.
_KEYS = {
    "automation condition": "automation_condition",
    "cron": "cron_schedule",
    "freshness policy": "freshness_policy",
    "group": "group_name",
    "kind": "kinds",
    "level": "log_level",
    "logger": "loggers",
    "makes": "pipeline",
    "owner": "owners",
    "request job": "request_job",
    "retry policy": "retry_policy",
    "tag": "tags",
    "timezone": "execution_timezone",
}
_OF_NODES = (("retry_policy",), ("pool",), ("tags",))
_PYPROJECT = "pyproject.toml"
# How the partitions of an input follow from those of the dataset.
_MAPPED = re.compile(r"input (?P<argument>\w+): partition_mapping.*")
# Stands for all datasets that live in memory.
_MEMORY = "__memory__"


def with_places(
    changes: Iterable[Change], new: Facts, project: Project, options: Options
) -> tuple[Change, ...]:
    """The changes, each with the file and line of the project that it comes from, where that is known.

    What is gone has no place any more.
    """
    all_changes = tuple(changes)
    known = _Places(new, project, options)
    return tuple(
        change if change.action is Action.REMOVED and not change.attribute
        else replace(change, place=known.of(change))
        for change in all_changes
    )  # fmt: skip


def find_parameters(project: Project, options: Options, environment: str = "") -> Places:
    """The places of the project's parameters: in an environment, and in the base one."""
    return _find(_PARAMETERS, project, options, environment)


def _find(
    patterns: tuple[str, ...], project: Project, options: Options, environment: str
) -> Places:
    # What it takes from Kedro's side, the rest of this package does without.
    from ..inspect.config.places import find_places

    last = environment or project.environment or "local"
    conf = options.project / project.conf_source
    return find_places(patterns, options.project, conf, dict.fromkeys([last, "base"]))


class _Places:
    def __init__(self, new: Facts, project: Project, options: Options) -> None:
        self._new = new
        self._project = project
        self._options = options
        nodes = [node for pipeline in project.pipelines for node in pipeline.nodes]
        self._nodes = {node.name: node.place for node in reversed(nodes)}
        self._functions = {node.name: node.function.place for node in reversed(nodes)}
        self._kinds: dict[tuple[tuple[str, ...], str], Places] = {}
        self._files: dict[str, Places] = {}
        self._orchestration = dict(self._orchestrated())

    def _orchestrated(self) -> Iterator[tuple[tuple[str, str], Place | None]]:
        orchestration = self._project.orchestration
        if orchestration is None:
            return
        for job in orchestration.jobs or ():
            yield ("job", job.name), job.place
        for executor in orchestration.executors:
            yield ("executor", executor.name), executor.place
        for schedule in orchestration.schedules:
            yield ("schedule", schedule.name), schedule.place
        for logger in orchestration.loggers:
            yield ("logger", logger.name), logger.place
        for sensor in orchestration.sensors:
            yield ("sensor", sensor.name), sensor.place
        for io_manager in orchestration.io_managers:
            for dataset in io_manager.datasets:
                yield ("io_manager", dataset), io_manager.place
            if io_manager.is_for_memory:
                yield ("io_manager", _MEMORY), io_manager.place
        for asset in orchestration.assets:
            yield ("asset", asset.dataset), asset.place
        for node in orchestration.nodes:
            for key, place in node.places:
                yield (f"{key} of node", node.node), place

    def of(self, change: Change) -> Place | None:
        """The place of what changed, as near as it is known; else that of its subject."""
        keys = _keys(change)
        subjects = [place for place in self._subjects(change, keys) if place is not None]
        nearer = (
            self._within(place, spelling) for place in subjects for spelling in _spellings(keys)
        )
        found = next((place for place in nearer if place is not None), None)
        return found or (subjects[-1] if subjects else None)

    def _subjects(self, change: Change, keys: tuple[str, ...]) -> Iterator[Place | None]:
        """The entries that may say what has changed; the last one is that of the subject itself."""
        name = change.subject
        if change.kind in ("node", "pipeline"):
            yield from self._node(change, keys)
        elif change.kind == "function":
            yield self._functions.get(name) or self._nodes.get(name)
        elif change.kind in ("dataset", "partitions"):
            yield from self._data(change)
        elif change.kind == "parameter":
            yield self._found(_PARAMETERS, change.environment).at(name)
        elif change.kind == "default executor":
            yield self._orchestration.get(("executor", str(change.new).rpartition(".")[2]))
        elif change.kind == "hook":
            yield self._line(self._settings_file, r"HOOKS\b")
        elif change.kind == "session class":
            kind = change.subject.rpartition(".")[2]
            yield self._line(self._settings_file, rf"[A-Z_]+_CLASS\b.*\b{kind}\b")
        elif change.kind == "code":
            module, _, own_name = name.rpartition(".")
            pattern = rf"(?:async )?(?:class|def) {own_name}\b"
            yield from (self._line(file, pattern) for file in self._files_of(module))
        elif change.kind == "module":
            files = self._files_of(name)
            yield from (
                Place(file=file) for file in files if (self._options.project / file).is_file()
            )
        elif change.kind in ("requirement", "environment"):
            yield self._mentioned(name)
        else:
            yield from self._entry(change)

    def _entry(self, change: Change) -> Iterator[Place | None]:
        """An entry of `dagster.yml`; how jobs are made is an option of the export too."""
        if change.kind == "schedule":
            yield self._schedule(change.subject)
        yield self._orchestration.get((change.kind, change.subject))
        if change.kind == "job" and change.attribute == "kind":
            yield self._line(_PYPROJECT, r"jobs\b")

    def _within(self, place: Place, keys: tuple[str, ...]) -> Place | None:
        """Where the keys of a change stand below an entry of a file, as many of them as there are."""
        if place.key is None or not place.file.endswith(_YAML):
            return None
        if place.file not in self._files:
            from ..inspect.config.places import Places

            self._files[place.file] = Places(project=self._options.project)
            file = self._options.project / place.file
            if file.is_file():
                self._files[place.file].add(file, place.file)
        known = self._files[place.file]
        if keys and place.key.endswith(f".{keys[0]}"):
            return known.below(place.key, keys[1:]) or place
        lengths = range(len(keys), 0, -1)
        inner = (known.below(place.key, keys[:length]) for length in lengths)
        return next((found for found in inner if found is not None), None)

    def _node(self, change: Change, keys: tuple[str, ...]) -> Iterator[Place | None]:
        """Retries, the pool and Dagster's tags of a node are set in `dagster.yml`."""
        if change.kind == "pipeline":
            nodes = (step.node for step in self._new.steps if step.module == change.subject)
            yield self._nodes.get(next(nodes, ""))
            return
        mapped = _MAPPED.fullmatch(change.attribute or "")
        if mapped is not None:
            steps = (step for step in self._new.steps if step.node == change.subject)
            inputs = (step.inputs.get(mapped["argument"], "") for step in steps)
            yield from self._dataset(self._new.name_of(next(inputs, "")), change)
            return
        is_setting = keys[:1] in _OF_NODES and change.attribute != "tag"
        own = (
            self._orchestration.get((f"{keys[0]} of node", change.subject)) if is_setting else None
        )
        if own is None and is_setting and change.new is None:
            own = next((Place(file=file) for file in self._dagster_files()), None)
        yield own or self._nodes.get(change.subject)

    def _schedule(self, name: str) -> Place | None:
        ends = [key for key in self._orchestration if key[0] == "schedule"]
        longest = sorted(ends, key=lambda key: -len(key[1]))
        key = next((key for key in longest if re.sub(r"\W", "_", key[1]) in name), None)
        return None if key is None else self._orchestration[key]

    @property
    def _settings_file(self) -> str:
        return f"{self._project.source_dir}/{self._project.package_name}/settings.py"

    def _line(self, file: str, pattern: str) -> Place | None:
        """The last line of a file of the project that begins with what a pattern says."""
        try:
            lines = (self._options.project / file).read_text("utf-8-sig").splitlines()
        except (OSError, UnicodeDecodeError):
            return None
        numbers = [number for number, line in enumerate(lines, 1) if re.match(pattern, line)]
        return Place(file=file, line=numbers[-1]) if numbers else None

    def _files_of(self, module: str) -> tuple[str, str]:
        """The files that a module of the project may be in."""
        path = f"{self._project.source_dir}/{module.replace('.', '/')}"
        return f"{path}.py", f"{path}/__init__.py"

    def _mentioned(self, text: str) -> Place | None:
        """Where the project asks for something by its name."""
        pattern = rf"(?!\s*#).*{re.escape(text)}"
        lines = (self._line(file, pattern) for file in (*self._dagster_files(), _PYPROJECT))
        return next((line for line in lines if line is not None), None)

    def _dagster_files(self) -> Iterator[str]:
        conf = self._options.project / self._project.conf_source
        for file in sorted(conf.glob("*/dagster*.yml")):
            yield file.relative_to(self._options.project).as_posix()

    def _data(self, change: Change) -> Iterator[Place | None]:
        """A dataset; partitions and their mappings are defined where one says that it has them."""
        if change.kind == "dataset":
            yield from self._dataset(change.subject, change)
            return
        for key in self._partitioned(f"partitions.{change.subject}"):
            yield from self._dataset(self._new.name_of(key), change)

    def _partitioned(self, name: str) -> Iterator[str]:
        """The datasets that have partitions of this name, or whose partitions are mapped by it."""
        for step in self._new.steps:
            for argument, mapping in _mappings(step):
                if text_of(mapping) == name:
                    yield step.inputs[argument]
        definitions = (
            (key, data.facts.get("partitions_def")) for key, data in self._new.data.items()
        )
        keys = [key for key, definition in definitions if text_of(definition) == name]
        # It is named after the first dataset that has it, whose entry stands for it.
        own = sorted(keys, key=lambda key: name != f"partitions.{key.replace('.', '__')}")
        yield from (*own, *own[:1])

    def _dataset(self, name: str, change: Change) -> Iterator[Place | None]:
        yield self._orchestration.get(("asset", name))
        datasets = self._project.datasets
        for other in self._project.other_environments:
            if other.name == change.environment:
                datasets = other.datasets
        own = next((dataset.place for dataset in datasets if dataset.name == name), None)
        if own is not None and own.key is not None:
            # What an environment says stands before what the base one says.
            own = self._found(_CATALOG, change.environment).of(own.key) or own
        stored = name if own is not None or ("io_manager", name) in self._orchestration else _MEMORY
        io_manager = self._orchestration.get(("io_manager", stored))
        is_type = change.attribute == "type" and io_manager is not None
        yield from (own, io_manager) if is_type else (io_manager, own)

    def _found(self, patterns: tuple[str, ...], environment: str) -> Places:
        known = (patterns, environment)
        if known not in self._kinds:
            self._kinds[known] = _find(patterns, self._project, self._options, environment)
        return self._kinds[known]


def _spellings(keys: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """The keys, and others that say the same: those of a dataset's type, where metadata has its own."""
    yield keys
    if keys[:1] == ("partitions",):
        yield keys[1:]
        yield ("partition",)
    if keys[:1] in (("partitions",), ("partition_mapping",)):
        yield ("partition_mapping",)
        yield ("partition_mappings",)


def _mappings(step: Step) -> Iterator[tuple[str, ast.expr]]:
    """The arguments of a step whose partitions are mapped, and how."""
    for name, setting in step.settings.items():
        mapped = _MAPPED.fullmatch(name)
        if mapped is not None:
            yield mapped["argument"], setting


def _keys(change: Change) -> tuple[str, ...]:
    """The keys of the configuration for what has changed, outermost first."""
    attribute = (change.attribute or "").partition(f" {ELEMENT}")[0]
    if _MAPPED.match(attribute):
        return ("partition_mapping",)
    if change.area is Area.PARTITIONS and attribute in ("key", "keys"):
        attribute = "partition_keys"
    if change.area is Area.PARTITIONS:
        attribute = f"partitions.{attribute}"
    if attribute.startswith("tag "):
        return ("tags", attribute.removeprefix("tag "))
    if attribute == "tag" and change.area is Area.DATASETS:
        return ("tags", f"{change.new or change.old}".partition("=")[0])
    if change.area is Area.JOBS and attribute == "kind":
        return (attribute,)
    word = next((word for word in _KEYS if f"{attribute}.".startswith(f"{word}.")), "")
    attribute = f"{_KEYS.get(word, '')}{attribute.removeprefix(word)}"
    return tuple(filter(None, attribute.split(".")))
