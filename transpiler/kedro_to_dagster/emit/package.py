"""Emits every file of the package."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from ..dagster_model.package import Package
from ..files import GeneratedFile, Owner
from .code.layout import Layout
from .code.own_copies import with_copies
from .files.copies import emit_copies
from .files.docker import emit_dockerfile, emit_dockerignore
from .files.dotfiles import emit_env_example, emit_gitattributes, emit_gitignore
from .files.pyproject import emit_pyproject
from .files.readme import emit_readme
from .files.runtime_files import runtime_files
from .files.smoke_test import SMOKE_TEST, emit_smoke_test
from .modules.assets import emit_assets, emit_external_assets
from .modules.checks import emit_checks
from .modules.definitions import emit_definitions, emit_init, emit_own, emit_project
from .modules.environments import emit_choice, emit_environment
from .modules.executors import emit_executors
from .modules.functions import emit_functions
from .modules.hooks import emit_hooks
from .modules.io_managers import emit_io_managers, emit_resources
from .modules.jobs import emit_job
from .modules.loggers import emit_loggers
from .modules.ops import emit_ops
from .modules.parameters import emit_parameters
from .modules.partitions import emit_partitions
from .modules.preload import emit_preload
from .modules.schedules import emit_schedules
from .modules.sensors import emit_sensors

_ASSETS = "Assets: one for each dataset, and one for each node without outputs."


def emit(package: Package) -> tuple[GeneratedFile, ...]:
    """Turn the package into files, in the order of their paths."""
    files = [_with_copies(file, package) for file in _files(package)]
    if package.copies is not None:
        files += emit_copies(package, package.copies, f"src/{package.name}")
    return tuple(sorted(files, key=lambda file: file.path))


def _with_copies(file: GeneratedFile, package: Package) -> GeneratedFile:
    """A module that takes from the copies what it takes from the project without them."""
    path = file.path.removeprefix(f"src/{package.name}/")
    is_ours = path != file.path and path.endswith(".py") and not path.startswith("runtime/")
    if package.copies is None or not is_ours:
        return file
    text = with_copies(file.text, path, package.copies, package.name)
    return replace(file, text=text)


def _files(package: Package) -> Iterator[GeneratedFile]:
    layout = Layout(vendors_runtime=package.vendors_runtime)
    root = f"src/{package.name}"

    def source(path: str, text: str) -> GeneratedFile:
        return GeneratedFile(path=f"{root}/{path}", text=text)

    for path, text in _modules(package, layout):
        yield source(path, text)
    yield GeneratedFile(path=f"{root}/defs/__init__.py", text=emit_own(package), owner=Owner.USER)
    yield GeneratedFile(path=SMOKE_TEST, text=emit_smoke_test(package), owner=Owner.USER)
    yield from _environments(package, layout, source)
    for path, text in _running(package, layout):
        yield source(path, text)
    for path, text in _beside(package, layout):
        yield source(path, text)
    if package.ops:
        doc = "Ops: nodes that write a dataset that is another node's asset."
        yield source("ops/__init__.py", f'"""{doc}"""\n')
    for module in package.modules:
        yield source(f"ops/{module}.py", emit_ops(package, module, layout))
    if package.assets or package.external_assets:
        yield source("assets/__init__.py", f'"""{_ASSETS}"""\n')
    if package.external_assets:
        yield source("assets/external.py", emit_external_assets(package.external_assets))
    if package.checks:
        yield source("assets/checks.py", emit_checks(package.checks, layout))
    for module in package.asset_modules:
        yield source(f"assets/{module}.py", emit_assets(package, module, layout))
    if package.vendors_runtime:
        yield from runtime_files(f"{root}/runtime", layout.used)
    yield from _texts(package)


def _texts(package: Package) -> Iterator[GeneratedFile]:
    """The files that are not Python."""
    yield GeneratedFile(path="README.md", text=emit_readme(package))
    yield GeneratedFile(path="pyproject.toml", text=emit_pyproject(package), owner=Owner.SHARED)
    yield GeneratedFile(path=".gitattributes", text=emit_gitattributes(package))
    yield GeneratedFile(path=".gitignore", text=emit_gitignore(package))
    if package.has_dockerfile:
        yield GeneratedFile(path="Dockerfile", text=emit_dockerfile(package))
        yield GeneratedFile(path="Dockerfile.dockerignore", text=emit_dockerignore(package))
    if package.credentials:
        yield GeneratedFile(path=".env.example", text=emit_env_example(package))


def _modules(package: Package, layout: Layout) -> Iterator[tuple[str, str]]:
    """The modules that every package has, and those of data and parameters."""
    yield "__init__.py", emit_init(package)
    yield "definitions.py", emit_definitions(package, layout)
    yield "project.py", emit_project(package, layout)
    yield "resources.py", emit_resources(package, layout)
    if package.io_manager_classes:
        yield "io_managers.py", emit_io_managers(package, layout)
    if package.config_classes:
        yield "parameters.py", emit_parameters(package.config_classes, layout)
    if package.functions:
        yield "functions.py", emit_functions(package.functions)


def _environments(
    package: Package, layout: Layout, source: Callable[[str, str], GeneratedFile]
) -> Iterator[GeneratedFile]:
    if package.environments:
        yield source("environments/__init__.py", emit_choice(package, layout))
    for environment in package.environments:
        if environment.differs:
            yield source(
                f"environments/{environment.module}.py",
                emit_environment(environment, package, layout),
            )


def _running(package: Package, layout: Layout) -> Iterator[tuple[str, str]]:
    """The modules that say what runs, when and how."""
    if package.all_jobs:
        yield "jobs/__init__.py", f'"""{package.jobs_doc}"""\n'
    for job in package.all_jobs:
        yield f"jobs/{job.module}.py", emit_job(job, package, layout)
    if package.chooses_schedules:
        yield "schedules.py", emit_schedules(package, layout)
    if package.executors:
        yield "executors.py", emit_executors(package, layout)
    if any(executor.forks for executor in package.executors):
        yield "preload.py", emit_preload(package, layout)
    if package.loggers:
        yield "loggers.py", emit_loggers(package, layout)


def _beside(package: Package, layout: Layout) -> Iterator[tuple[str, str]]:
    """The modules of partitions and hooks, and of the sensors of both."""
    if package.partition_definitions:
        yield "partitions.py", emit_partitions(package)
    if package.hooks is not None:
        yield "hooks.py", emit_hooks(package, package.hooks, layout)
    if package.partition_sensors or package.run_sensors:
        yield "sensors.py", emit_sensors(package, layout)
