"""The code behind an asset: its version for Dagster, and its place for the UI."""

import ast
import hashlib
import importlib.util
import warnings
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from typing import Any

import dagster as dg

from .private import function_of
from .project import KedroProject, KedroProjectError
from .sources import Module, Sources, dotted, free

Asset = dg.AssetsDefinition | dg.AssetSpec


def with_code(assets: Iterable[Any], project: KedroProject) -> list[Asset]:
    """Give assets the version and the place of their node's function.

    Both are read from the source of the Kedro project, or from the package's copies of
    it; neither is imported. The version is a digest of the syntax, without comments,
    docstrings and formatting, of how the asset calls the function, of the function, and
    of what it uses within the project. An asset that takes its function from the
    project's registry gets neither.
    """
    sources = _sources(project)
    if sources is None:
        return list(assets)
    lifted = Path(project.anchor).with_name("functions.py")
    functions = f"{project.code.rpartition('.')[0]}.functions".strip(".")
    sources.modules[functions] = Module(functions, lifted)
    module = cache(Module)
    with warnings.catch_warnings():
        # Dagster warns that code references are in beta; Python warns about some source code.
        warnings.simplefilter("ignore")
        return [_coded(asset, sources, module, functions) for asset in assets]


def _coded(
    asset: Asset,
    sources: Sources,
    module: Callable[[str, Path], Module],
    functions: str,
) -> Asset:
    function = function_of(asset)
    if function is None:
        return asset
    own = module(function.__module__, Path(function.__code__.co_filename))
    definition = own.names.get(function.__name__, [None])[0]
    if not isinstance(definition, ast.FunctionDef):
        return asset
    used, bound = set[str](), {"functions": f"{functions}:"}
    text = own.write(definition.body, used, bound)
    if "registered_function" in used:
        return asset
    try:
        behind = sources.behind(_of_project(used, bound))
        texts = {text, *(syntax.text for syntax in behind)}
    except RecursionError:  # An expression nested too deeply: no version.
        return asset
    version = hashlib.sha256("\n".join(sorted(texts)).encode()).hexdigest()[:12]
    references = _references(definition, sources, bound)

    def with_version(spec: dg.AssetSpec) -> dg.AssetSpec:
        metadata = {**spec.metadata, **references}
        return spec.replace_attributes(code_version=version, metadata=metadata)

    return dg.map_asset_specs(with_version, [asset])[0]


def _of_project(used: Iterable[str], bound: dict[str, str]) -> list[str]:
    """The names that an asset's body imports from the project or takes from `functions`."""
    return sorted(use for use in free(used, bound) if ":" in use)


def _references(
    definition: ast.FunctionDef, sources: Sources, bound: dict[str, str]
) -> dict[str, object]:
    """The source location of the function that the asset calls or refers to."""
    nodes = list(ast.walk(definition))
    functions = [node.func for node in nodes if isinstance(node, ast.Call)]
    for name in filter(None, map(dotted, [*functions, *nodes])):
        for syntax in sources.behind(_of_project([name], bound)):
            if syntax.place:
                path, line = syntax.place
                place = dg.LocalFileCodeReference(file_path=str(path), line_number=line)
                references = dg.CodeReferencesMetadataValue(code_references=[place])
                return {"dagster/code_references": references}
    return {}


def _sources(project: KedroProject) -> Sources | None:
    """The copied code, the source in the project's folder, or the installed package."""
    if project.code:
        return Sources(Path(project.anchor).resolve().parents[1], project.code)
    try:
        folder = project.folder / project.source_dir
        if (folder / project.package_name).is_dir():
            return Sources(folder)
    except KedroProjectError:
        pass
    installed = importlib.util.find_spec(project.package_name)
    if installed is None or not installed.submodule_search_locations:
        return None
    folder = Path(installed.submodule_search_locations[0]).parent
    return Sources(folder, project.package_name)
