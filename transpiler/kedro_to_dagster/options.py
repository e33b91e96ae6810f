"""The options of an export, from the command line and the project's `pyproject.toml`."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, replace
from enum import Enum
from pathlib import Path
from typing import Any

from packaging.requirements import InvalidRequirement, Requirement

from .codes.command import (
    NO_PROJECT,
    OPTION_UNKNOWN,
    OPTION_WRONG,
    OPTIONS_NO_TABLE,
    OPTIONS_NOT_VALID,
    PARAMS_NO_YAML,
    PARAMS_WRONG,
    PROJECT_FOLDER_MISSING,
)
from .dagster_rules import is_key_part
from .errors import UsageError
from .group_by import parse_group_by
from .kedro_model.dagster_yml import FanOut, GroupBy, JobKind

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib


class RuntimeMode(str, Enum):
    """Where the generated package gets the runtime from."""

    VENDOR = "vendor"
    PACKAGE = "package"


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What to export, and how.

    Attributes:
        project: Folder of the Kedro project.
        environment: Kedro's configuration environment; None for the project's default.
        other_environments: Further environments, which the package chooses from when it is loaded.
        package: Name of the generated Python package; None for `<project package>_dagster`.
        pipelines: Registered pipelines to export; all where empty.
        conf_source: Configuration folder, relative to the project; None for the project's own.
        params: Runtime parameters, as for `kedro run --params`.
        runtime: Whether the runtime is copied into the package or imported from this distribution.
        kind: What jobs consist of where nothing else is said: assets, or ops; None for assets wherever
            that is possible.
        partitions: Whether a run makes fixed partitions together, in one call of the node, or apart.
        group_by: Which nodes make one step; each its own where it is None.
        keep_memory: Whether later runs find a copy of what lives in memory.
        memory_storage: Where these copies are: a folder or a URL; None for Dagster's own storage.
        asset_key_prefix: What the keys of all assets begin with.
        docker: Whether the package has a Dockerfile.
        copy_code: Whether the package has copies of the project's modules, and does without the project.
        dependencies: Further requirements of the package, as in the `dependencies` of a project.
        allow_missing_pipelines: Whether pipelines that cannot be imported are left out.
        constant_resolvers: Resolvers of the configuration whose values are settled at the export.
        translator: Class of the project that decides how it looks in Dagster, as `module:Class`.
        merge: Whether edits of generated files are replayed over what is exported.
        strict: Whether anything approximated or refused fails the export.
        verbose: Whether Kedro's own log and full tracebacks are shown.
        configured: Those of these that the project's `pyproject.toml` settles.
    """

    project: Path
    environment: str | None = None
    other_environments: tuple[str, ...] = ()
    package: str | None = None
    pipelines: tuple[str, ...] = ()
    conf_source: str | None = None
    params: tuple[tuple[str, Any], ...] = ()
    runtime: RuntimeMode = RuntimeMode.VENDOR
    kind: JobKind | None = None
    partitions: FanOut | None = None
    group_by: GroupBy | None = None
    keep_memory: bool = True
    memory_storage: str | None = None
    asset_key_prefix: tuple[str, ...] = ()
    docker: bool = False
    copy_code: bool = False
    dependencies: tuple[str, ...] = ()
    allow_missing_pipelines: bool = False
    constant_resolvers: tuple[str, ...] = ()
    translator: str | None = None
    merge: bool = False
    strict: bool = False
    verbose: bool = False
    configured: tuple[str, ...] = field(default=(), compare=False)


def is_requirement(text: str) -> bool:
    """Whether the `dependencies` of a project may have it."""
    try:
        Requirement(text)
    except InvalidRequirement:
        return False
    return True


# The options that are lists: what each must be, and whether it takes an item.
_LISTS: dict[str, tuple[str, Callable[[str], object]]] = {
    "pipelines": ("a list of names", bool),
    "constant-resolvers": ("a list of names", bool),
    "asset-key-prefix": (r"a list of names without '/', '\' and quotation marks", is_key_part),
    "dependencies": (
        "a list of requirements, such as 'dagster-aws>=0.29'",
        is_requirement,
    ),
}

# Keys of [tool.kedro-to-dagster] and the options they set.
_KEYS = {
    "env": "environment",
    "package": "package",
    "pipelines": "pipelines",
    "conf-source": "conf_source",
    "params": "params",
    "runtime": "runtime",
    "jobs": "kind",
    "partitions": "partitions",
    "group-by": "group_by",
    "keep-memory": "keep_memory",
    "memory-storage": "memory_storage",
    "asset-key-prefix": "asset_key_prefix",
    "docker": "docker",
    "copy-code": "copy_code",
    "dependencies": "dependencies",
    "allow-missing-pipelines": "allow_missing_pipelines",
    "constant-resolvers": "constant_resolvers",
    "translator": "translator",
    "merge": "merge",
    "strict": "strict",
}


_ENUMS: dict[str, type[RuntimeMode] | type[JobKind] | type[FanOut]] = {
    "runtime": RuntimeMode,
    "jobs": JobKind,
    "partitions": FanOut,
}


def find_project(start: Path) -> Path:
    """Find the Kedro project in or above a folder.

    Raises:
        UsageError: If there is none.
    """
    start = start.expanduser().resolve()
    if not start.is_dir():
        raise PROJECT_FOLDER_MISSING(start=start)
    for folder in (start, *start.parents):
        if "kedro" in _tool_table(folder / "pyproject.toml"):
            return folder
    raise NO_PROJECT(start=start)


def package_of(project: Path) -> str:
    """The name of a Kedro project's Python package."""
    return str(_tool_table(project / "pyproject.toml").get("kedro", {}).get("package_name", ""))


def kedro_version_of(project: Path) -> str:
    """The version of Kedro that a project is for, as its `pyproject.toml` says."""
    kedro = _tool_table(project / "pyproject.toml").get("kedro", {})
    return str(kedro.get("kedro_init_version", ""))


def project_sources(project: Path) -> tuple[Path, ...]:
    """The folders of a Kedro project's source and of its Python package."""
    kedro = _tool_table(project / "pyproject.toml").get("kedro", {})
    source = project / str(kedro.get("source_dir", "src"))
    return source, source / str(kedro.get("package_name", ""))


def read_options(project: Path, **overrides: Any) -> Options:
    """Combine the given options with those in the project's `pyproject.toml`; the given ones win.

    Raises:
        UsageError: If the section `[tool.kedro-to-dagster]` has a key or a value that is not valid.
    """
    pyproject = project / "pyproject.toml"
    table = _tool_table(pyproject).get("kedro-to-dagster", {})
    if not isinstance(table, dict):
        raise OPTIONS_NO_TABLE(pyproject=pyproject)
    values: dict[str, Any] = {}
    for key, value in table.items():
        if key not in _KEYS:
            raise OPTION_UNKNOWN(pyproject=pyproject, key=key, options=", ".join(_KEYS))
        values[_KEYS[key]] = _checked(pyproject, key, value)
    known = {field.name for field in fields(Options)}
    set_overrides = {
        key: value for key, value in overrides.items() if key in known and value is not None
    }
    configured = tuple(sorted(values.keys() - set_overrides.keys()))
    values.update(set_overrides)
    # As `kedro run` does, where no environment is named.
    values.setdefault("environment", os.environ.get("KEDRO_ENV") or None)
    if isinstance(values["environment"], tuple):
        # Several were named; the first is the default of the package.
        values["environment"], *others = dict.fromkeys(values["environment"])
        values["other_environments"] = tuple(others)
    return Options(project=project, configured=configured, **values)


def options_from(
    kept_options: Mapping[str, Any],
    project: Path,
    params: tuple[tuple[str, Any], ...] = (),
    **overrides: Any,
) -> Options:
    """The options of an export, from those that its manifest keeps and the project's `pyproject.toml`.

    Raises:
        UsageError: If the section `[tool.kedro-to-dagster]` has a key or a value that is not valid.
    """
    environment = kept_options.get("env")
    pipelines = kept_options.get("pipelines")
    runtimes = {mode.value: mode for mode in RuntimeMode}
    values = {
        "environment": tuple(environment) if isinstance(environment, list) else environment,
        "package": kept_options.get("package"),
        "pipelines": tuple(map(str, pipelines))
        if isinstance(pipelines, list) and pipelines
        else None,
        "conf_source": kept_options.get("conf-source"),
        "runtime": runtimes.get(str(kept_options.get("runtime"))),
        "group_by": parse_group_by(kept_options.get("group-by"), "kedro-to-dagster.json: group-by"),
        "docker": kept_options.get("docker") or None,
        "copy_code": kept_options.get("copy-code") or None,
        "allow_missing_pipelines": kept_options.get("allow-missing-pipelines") or None,
        "merge": kept_options.get("merge") or None,
        "params": params or None,
    }
    options = read_options(project, **{**values, **overrides})
    if environment is None and "environment" not in options.configured:
        # Not the KEDRO_ENV of this machine: the package is of the project's default.
        options = replace(options, environment=None)
    return options


def parse_params(text: str) -> tuple[tuple[str, Any], ...]:
    """Read runtime parameters written as for `kedro run --params`: `name=value,other.name=value`.

    Raises:
        UsageError: If a part of the text is not of that form.
    """
    from omegaconf import OmegaConf

    items = [item.strip() for item in text.split(",") if item.strip()]
    for item in items:
        key, equals, _ = item.partition("=")
        if not equals or not key.strip():
            raise PARAMS_WRONG(item=item)
        try:
            OmegaConf.from_dotlist([item])
        except Exception as error:
            cause = " ".join(str(error).split())
            raise PARAMS_NO_YAML(item=item, cause=cause) from error
    # Kedro reads the values this way too (kedro.framework.cli.utils._split_params).
    values: Any = OmegaConf.to_container(OmegaConf.from_dotlist(items))
    return tuple(values.items())


def _checked(file: Path, key: str, value: Any) -> Any:
    def wrong(expected: str) -> UsageError:
        return OPTION_WRONG(file=file, key=key, expected=expected, value=value)

    if key in ("allow-missing-pipelines", "copy-code", "docker", "keep-memory", "merge", "strict"):
        if not isinstance(value, bool):
            raise wrong("true or false")
        return value
    if key == "env":
        environments = value if isinstance(value, list) else [value]
        if not environments or not all(isinstance(item, str) for item in environments):
            raise wrong("a string or a list of strings")
        return tuple(environments)
    if key in _LISTS:
        expected, takes = _LISTS[key]
        if not isinstance(value, list) or not all(
            isinstance(item, str) and takes(item) for item in value
        ):
            raise wrong(expected)
        return tuple(value)
    if key == "group-by":
        return parse_group_by(value, f"{file}: [tool.kedro-to-dagster] group-by")
    if key == "params":
        if not isinstance(value, dict):
            raise wrong("a table")
        return tuple(value.items())
    if key in _ENUMS:
        kind = _ENUMS[key]
        if value not in [member.value for member in kind]:
            raise wrong(" or ".join(f"'{member.value}'" for member in kind))
        return kind(value)
    if not isinstance(value, str):
        raise wrong("a string")
    return value


def _tool_table(pyproject: Path) -> dict[str, Any]:
    if not pyproject.is_file():
        return {}
    try:
        table = tomllib.loads(pyproject.read_text(encoding="utf-8")).get("tool", {})
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise OPTIONS_NOT_VALID(pyproject=pyproject, cause=error) from error
    return table if isinstance(table, dict) else {}
