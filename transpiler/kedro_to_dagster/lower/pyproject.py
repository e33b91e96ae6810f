"""What the package needs installed: libraries in versions that have what it uses, and are tested."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator

from ..codes.command import PACKAGE_NAME_WRONG
from ..dagster_model.pyproject import Dependencies
from ..dagster_model.runs import Executor, JobSettings
from ..dagster_model.steps import AssetMetadata
from ..kedro_model.dataset import Dataset
from ..kedro_model.project import Project
from ..options import Options, RuntimeMode
from .requirements import normalized, with_requirements, with_single_extras

_FRAMEWORKS = ("dagster", "kedro")
# Ahead of these the package has been tested with.
_BELOW = {"dagster": "1.14", "kedro": "1.8"}
# The first versions of Kedro that have what all packages use, and some.
_KEDRO = "1.0"
_KEDRO_WITH_PREVIEWS = "1.2"
_KEDRO_WITH_TYPED_PARAMETERS = "1.3"
_KEDRO_WITH_OPTIONAL_PARAMETERS = "1.4"
_KEDRO_WITH_VALIDATORS = "1.6"
# The first versions of Dagster that have what some packages use, and all: `path_within_project`.
_DAGSTER = "1.11.9"
_DAGSTER_WITH_OWNERS_OF_JOBS = "1.12"
_DAGSTER_WITH_FRESHNESS = "1.12"
_DAGSTER_WITH_NESTED_GROUPS = "1.13.9"
# What fsspec needs for the storages that it does not reach by itself.
_OF_STORAGES = {
    "s3": "s3fs",
    "s3a": "s3fs",
    "gs": "gcsfs",
    "gcs": "gcsfs",
    "abfs": "adlfs",
    "abfss": "adlfs",
    "az": "adlfs",
}
# Dagster's libraries that came with its version 1.11. Without a limit, installers fall back on versions of
# years ago, which ask for any Dagster and cannot be imported with it.
_OF_DAGSTER = ">=0.27"
_TYPED = frozenset({"dagster", "kedro", "kedro_to_dagster_runtime"})


def dependencies(
    project: Project,
    options: Options,
    distribution: str,
    dagster_version: str,
    executors: Iterable[Executor],
) -> Dependencies:
    """Collect what the package called `distribution` needs.

    A requirement of `dagster.yml`, or of the options, takes the place of that of the same name.

    Raises:
        UsageError: If the package is called like something that it needs.
    """
    own = project.distribution if project.code is None else None
    if own is not None and normalized(own) == normalized(distribution):
        own = None
    configured = project.orchestration.dependencies if project.orchestration is not None else ()
    configured_requirements = (*configured, *options.dependencies)
    requirements = [
        f"dagster>={dagster_version},<{_BELOW['dagster']}",
        f"kedro>={_kedro_version(project)},<{_BELOW['kedro']}",
        *(
            f"{library.name}[{','.join(library.extras)}]" if library.extras else library.name
            for library in project.libraries
        ),
        *(hook.distribution for hook in project.hooks if hook.distribution and hook.specs),
        *(
            f"{executor.library}{_OF_DAGSTER}"
            for executor in executors
            if executor.library is not None
        ),
        *([own] if own is not None else []),
        *_of_storage(options.memory_storage),
        *(["kedro-to-dagster"] if options.runtime is RuntimeMode.PACKAGE else []),
        *configured_requirements,
    ]
    by_name = {normalized(requirement): requirement for requirement in requirements}
    if normalized(distribution) in by_name:
        raise PACKAGE_NAME_WRONG(
            name=options.package or distribution,
            cause=f"the package depends on '{by_name[normalized(distribution)]}'",
        )
    names = {normalized(requirement) for requirement in configured_requirements}
    if project.code is not None:
        by_name = with_requirements(by_name, project.code.requirements, names)
    return Dependencies(
        frameworks=tuple(by_name[name] for name in _FRAMEWORKS if name not in names),
        libraries=tuple(
            line
            # What the project asks for by itself comes last: branches add to different places.
            for name in sorted(by_name, key=lambda name: (name in names, name))
            if name in names or name not in _FRAMEWORKS
            for line in with_single_extras(by_name[name])
        ),
        asked=tuple(line for name in sorted(names) for line in with_single_extras(by_name[name])),
        kedro_project=own,
        untyped=_untyped(project),
    )


def _of_storage(memory_storage: str | None) -> Iterator[str]:
    """What reaches the place of datasets in memory; the Kedro project itself does not know of it."""
    protocol, has_protocol, _ = (memory_storage or "").partition("://")
    if has_protocol and protocol in _OF_STORAGES:
        yield _OF_STORAGES[protocol]


def _untyped(project: Project) -> tuple[str, ...]:
    """The top-level modules of what the package imports from elsewhere than Dagster and Kedro."""
    tops = {project.package_name, *(module.split(".")[0] for module in _modules(project))}
    if project.settings.has_logging:
        tops.add("yaml")
    copied = () if project.code is None else project.code.modules
    tops -= {module.name.split(".")[0] for module in copied}
    return tuple(sorted(tops - {*_TYPED, *sys.stdlib_module_names, ""}))


def _modules(project: Project) -> Iterator[str]:
    for dataset in _datasets(project):
        yield dataset.dataset_class.module
    for pipeline in project.pipelines:
        for node in pipeline.nodes:
            yield node.function.module
    for model in project.parameter_models:
        yield model.module or ""


def _datasets(project: Project) -> Iterator[Dataset]:
    """The datasets of all environments."""
    yield from project.datasets
    for environment in project.other_environments:
        yield from environment.datasets


def _kedro_version(project: Project) -> str:
    """The first version of Kedro that has all that the package uses."""
    used = {_KEDRO}
    if any(node.preview for pipeline in project.pipelines for node in pipeline.nodes):
        used.add(_KEDRO_WITH_PREVIEWS)
    for model in project.parameter_models:
        used.add(
            _KEDRO_WITH_OPTIONAL_PARAMETERS if model.is_optional else _KEDRO_WITH_TYPED_PARAMETERS
        )
    if any(dataset.validator is not None for dataset in _datasets(project)):
        used.add(_KEDRO_WITH_VALIDATORS)
    return _newest(used)


def dagster_version(assets: Iterable[AssetMetadata], settings: Iterable[JobSettings]) -> str:
    """The first version of Dagster that has all that the package uses."""
    used = {_DAGSTER}
    for asset in assets:
        if asset.group is not None and "/" in asset.group:
            used.add(_DAGSTER_WITH_NESTED_GROUPS)
        if asset.freshness is not None:
            used.add(_DAGSTER_WITH_FRESHNESS)
    if any(setting.owners for setting in settings):
        used.add(_DAGSTER_WITH_OWNERS_OF_JOBS)
    return _newest(used)


def _newest(versions: Iterable[str]) -> str:
    return max(versions, key=lambda version: [int(part) for part in version.split(".")])
