"""A random Kedro project while it is made up, and the files that it becomes."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

import yaml

PACKAGE = "random_project"
_HELPERS = Path(__file__).with_name("project_files")
_PYPROJECT = f"""\
[tool.kedro]
package_name = "{PACKAGE}"
project_name = "{PACKAGE}"
kedro_init_version = "1.0.0"
source_dir = "src"
"""
_FUNCTIONS = """\
import dataclasses
import datetime
from typing import Any

import pydantic

from . import tools
"""
_REGISTRY = """\
import functools

from kedro.pipeline import node, pipeline

from . import functions, tools


def register_pipelines():
"""
_SETTINGS = "from . import hooks\n"


@dataclass(frozen=True, slots=True)
class Value:
    """A dataset that nodes may read, by the name of a view, and the kind of its data."""

    name: str
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A node as the catalog sees it: the names of its datasets, and the words that begin its messages."""

    name: str | None
    label: str
    inputs: tuple[str, ...]
    outputs: tuple[str, ...]


@dataclass(slots=True)
class Draft:
    """What a project has so far; `features` names what is in it, for a reader of the outcome."""

    random: Random
    functions: list[str] = field(default_factory=list)
    statements: list[str] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    pipelines: dict[str, str] = field(default_factory=dict)
    values: list[Value] = field(default_factory=list)
    catalog: dict[str, Any] = field(default_factory=dict)
    parameters: dict[str, Any] = field(default_factory=dict)
    parameters_of_code: dict[str, Any] = field(default_factory=dict)
    datasets_of_hooks: dict[str, Any] = field(default_factory=dict)
    globals: dict[str, Any] = field(default_factory=dict)
    credentials: dict[str, Any] = field(default_factory=dict)
    environments: dict[str, dict[str, Any]] = field(default_factory=dict)
    environment: str | None = None
    default_environment: str = "local"
    parameter_file: str = "parameters"
    hooks: list[str] = field(default_factory=list)
    settings: list[str] = field(default_factory=list)
    loader_arguments: dict[str, str] = field(default_factory=dict)
    params: dict[str, Any] = field(default_factory=dict)
    dagster: dict[str, Any] = field(default_factory=dict)
    job: str = "__default__"
    options: list[str] = field(default_factory=list)
    data: dict[str, str] = field(default_factory=dict)
    features: list[str] = field(default_factory=list)
    nodes: list[str] = field(default_factory=list)
    steps: list[Step] = field(default_factory=list)
    typed: list[str] = field(default_factory=list)
    old_versions: dict[str, str] = field(default_factory=dict)
    names: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    namespaces: list[str] = field(default_factory=list)
    used: list[str] = field(default_factory=list)
    confirmed: list[str] = field(default_factory=list)
    count: int = 0
    has_fixed_keys: bool = False
    # Nothing is left in one process that another one would miss.
    shares_nothing: bool = False

    def chance(self, probability: float, feature: str | None = None) -> bool:
        """Whether something happens; what does is noted."""
        happens = self.random.random() < probability
        if happens and feature is not None:
            self.note(feature)
        return happens

    def keeps(self, parameter: str) -> bool:
        """Whether a parameter is better left as it is: most often where a run fails with another value."""
        part = f"params:{parameter}."
        is_read = any(name.startswith(part) for step in self.steps for name in step.inputs)
        return (is_read or parameter in self.typed) and not self.chance(0.15)

    @property
    def loaded_versions(self) -> dict[str, str]:
        """The old versions that a run is given: those of datasets that all of its jobs have."""
        used = {name for step in self.steps for name in step.inputs}
        known = {} if self.options else self.old_versions
        return {name: version for name, version in known.items() if name in used}

    def note(self, feature: str) -> None:
        """Note that the project has something."""
        if feature not in self.features:
            self.features.append(feature)

    def number(self) -> int:
        """A number that nothing else has."""
        self.count += 1
        return self.count

    def write(self, folder: Path) -> None:
        """Write the project."""
        source = f"src/{PACKAGE}"
        files = {
            "pyproject.toml": _PYPROJECT,
            "conf/base/catalog.yml": _yaml(self.catalog),
            f"conf/base/{self.parameter_file}.yml": _yaml(self.parameters),
            "conf/base/globals.yml": _yaml(self.globals),
            "conf/local/.gitkeep": "",
            f"conf/{self.default_environment}/.gitkeep": "",
            f"{source}/__init__.py": "",
            f"{source}/functions.py": "\n\n".join((_FUNCTIONS, *self.functions)),
            f"{source}/pipeline_registry.py": self._registry(),
            f"{source}/settings.py": self._settings(),
            **{
                f"{source}/{file.name}": file.read_text(encoding="utf-8")
                for file in _HELPERS.glob("*.py")
            },
            **self.data,
        }
        if self.credentials:
            files["conf/base/credentials.yml"] = _yaml(self.credentials)
        if self.dagster:
            files["conf/base/dagster.yml"] = _yaml(self.dagster)
        for environment, documents in self.environments.items():
            for name, document in documents.items():
                files[f"conf/{environment}/{name}.yml"] = _yaml(document)
        for path, text in files.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_text(text, encoding="utf-8")

    def _registry(self) -> str:
        lines = [*self.statements]
        for number, piece in enumerate(self.pieces):
            lines.append(f"piece_{number} = {piece}")
        registered = ", ".join(f"{name!r}: {text}" for name, text in self.pipelines.items())
        lines.append(f"return {{{registered}}}")
        return _REGISTRY + "".join(f"    {line}\n" for line in lines)

    def _settings(self) -> str:
        given = dict(self.loader_arguments)
        if given or self.default_environment != "local":
            given |= {"base_env": "'base'", "default_run_env": repr(self.default_environment)}
        arguments = "".join(f"    {name!r}: {text},\n" for name, text in given.items())
        lines = [_SETTINGS, *self.settings]
        if self.hooks:
            lines.append(f"HOOKS = ({', '.join(self.hooks)},)")
        if arguments:
            lines.append(f"CONFIG_LOADER_ARGS = {{\n{arguments}}}")
        return "\n".join(lines) + "\n"


def _yaml(document: Any) -> str:
    return yaml.safe_dump(document, allow_unicode=True, sort_keys=False)


def as_json(value: Any) -> str:
    """A file of JSON."""
    return json.dumps(value)
