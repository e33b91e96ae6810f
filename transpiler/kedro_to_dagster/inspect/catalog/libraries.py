"""Which distributions a project needs: its own, and those that its dataset classes come from."""

from __future__ import annotations

import ast
import configparser
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.metadata import PackageNotFoundError, metadata, packages_distributions
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from kedro import io as kedro_io

from ...kedro_model.dataset import Dataset
from ...kedro_model.project import Library

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

_KEDRO_DATASETS = "kedro-datasets"
_OF_KEDRO_DATASETS = ("kedro_datasets", "kedro_datasets_experimental")
# They come with what every package needs.
_ALWAYS_THERE = frozenset({"kedro", "kedro_to_dagster_runtime"})


def project_distribution(project: Path) -> str | None:
    """The name under which the Kedro project can be installed from its folder; None if it cannot be."""
    table = _pyproject(project)
    tool = table.get("tool", {})
    if tool.get("uv", {}).get("package") is False:
        return None
    name = table.get("project", {}).get("name") or tool.get("poetry", {}).get("name")
    name = name or _name_in_setup_cfg(project / "setup.cfg")
    name = name or _name_in_setup_py(project / "setup.py")
    return name if isinstance(name, str) else None


def _pyproject(project: Path) -> dict[str, Any]:
    text = (project / "pyproject.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def _name_in_setup_cfg(path: Path) -> str | None:
    parser = configparser.ConfigParser(interpolation=None)
    try:
        parser.read(path, encoding="utf-8")
    except (configparser.Error, UnicodeDecodeError):
        return None
    return parser.get("metadata", "name", fallback=None)


def _name_in_setup_py(path: Path) -> str | None:
    """The `name` that a `setup.py` gives as a text, which is not run to find out."""
    if not path.is_file():
        return None
    try:
        tree = ast.parse(path.read_bytes())
    except (SyntaxError, ValueError):
        return None
    for call in ast.walk(tree):
        if isinstance(call, ast.Call) and ast.unparse(call.func) in ("setup", "setuptools.setup"):
            for keyword in call.keywords:
                if keyword.arg == "name" and isinstance(keyword.value, ast.Constant):
                    return str(keyword.value.value)
    return None


def dataset_libraries(datasets: Iterable[Dataset], package: str) -> tuple[Library, ...]:
    """The distributions that dataset classes come from, but for the project's own and Kedro.

    The datasets that others wrap count too: those of partitions, of a cache, of MLflow's artifacts.
    """
    extras: defaultdict[str, set[str]] = defaultdict(set)
    for dataset in datasets:
        for module, name, arguments in _classes(dataset):
            top = module.split(".")[0]
            if top in _ALWAYS_THERE or top == package:
                continue
            if top in _OF_KEDRO_DATASETS:
                extras[_KEDRO_DATASETS] |= _extra(module.split(".")[1:], name, arguments)
            elif distribution := _distribution(top):
                extras.setdefault(distribution, set())
    return tuple(Library(name=name, extras=tuple(sorted(extras[name]))) for name in sorted(extras))


def _classes(dataset: Dataset) -> Iterator[tuple[str, str, Mapping[str, Any]]]:
    """Module and name of the class of a dataset, and of those inside it, with their arguments."""
    arguments = dict(dataset.arguments)
    yield dataset.dataset_class.module, dataset.dataset_class.name, arguments
    yield from _inner_classes(arguments)


def _inner_classes(configuration: Any) -> Iterator[tuple[str, str, Mapping[str, Any]]]:
    items = configuration.items() if isinstance(configuration, dict) else ()
    for key, value in items:
        if key == "dataset":
            arguments = value if isinstance(value, dict) else {}
            type_ = arguments.get("type", value)
            if isinstance(type_, (str, type)):
                yield (*_path(type_), arguments)
        yield from _inner_classes(value)
    if isinstance(configuration, list):
        for item in configuration:
            yield from _inner_classes(item)


def _path(type_: str | type) -> tuple[str, str]:
    """Module and name of a class, from where Kedro looks for it first."""
    if isinstance(type_, type):
        return type_.__module__, type_.__qualname__
    module, _, name = type_.rpartition(".")
    if not module:
        return "kedro.io" if hasattr(kedro_io, name) else "kedro_datasets", name
    inside = f"kedro_datasets.{module}"
    if module.split(".")[0] not in _OF_KEDRO_DATASETS and _exists(inside):
        return inside, name
    return module, name


@cache
def _exists(module: str) -> bool:
    try:
        return find_spec(module) is not None
    except (ImportError, ValueError):
        return False


def _extra(module: list[str], name: str, arguments: Mapping[str, Any]) -> set[str]:
    """The extra for a class, in the words of the distribution's own metadata where it is installed."""
    if not module:
        return set()
    group = module[0]
    candidates = [f"{group}-{name}", group]
    connection = arguments.get("connection")
    if group == "ibis" and isinstance(connection, dict) and connection.get("backend"):
        # What a table needs depends on its database.
        candidates.insert(0, f"ibis-{connection['backend']}")
    candidates = [candidate.lower().replace("_", "-") for candidate in candidates]
    known = _extras_of_kedro_datasets()
    if known is None:
        return set() if group == "partitions" else {candidates[0]}
    return set([candidate for candidate in candidates if candidate in known][:1])


@cache
def _extras_of_kedro_datasets() -> frozenset[str] | None:
    try:
        return frozenset(metadata(_KEDRO_DATASETS).get_all("Provides-Extra") or ())
    except PackageNotFoundError:
        return None


@cache
def _distribution(top: str) -> str | None:
    distributions = packages_distributions().get(top, ())
    return min(distributions) if distributions else None
