"""One-time set-up of a process, and what the runtime remembers from it."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

import dagster as dg

from .logs import forward_logs
from .project import KedroProject

_projects: list[KedroProject] = []
_current_run: ContextVar[str | None] = ContextVar("current_run", default=None)
_assets: dict[str, dg.AssetsDefinition] = {}
_specs: dict[dg.AssetKey, dg.AssetSpec] = {}
# The keys and datasets of assets whose key is not derived from the dataset's name.
_keys: dict[str, dg.AssetKey] = {}
_names: dict[dg.AssetKey, str] = {}


def set_up(
    project: KedroProject, assets: Iterable[dg.AssetsDefinition | dg.AssetSpec]
) -> None:
    """Make the project's source importable, and show its log messages in the run log.

    The assets are remembered for jobs that call them: Dagster does not tell such a job
    which asset an output belongs to.
    """
    _projects[:] = [project]
    for asset in assets:
        if isinstance(asset, dg.AssetSpec):
            _specs[asset.key] = asset
            continue
        _specs.update((spec.key, spec) for spec in asset.specs)
        if asset.is_executable:
            _assets[asset.op.name] = asset
    dataset_names = {
        key: spec.metadata.get("kedro/dataset") for key, spec in _specs.items()
    }
    _names.update(
        (key, name) for key, name in dataset_names.items() if name is not None
    )
    _keys.update((name, key) for key, name in _names.items())
    project.make_importable()
    forward_logs(project.module_name)


@contextmanager
def in_project_folder() -> Iterator[None]:
    """Run code in the project's folder, as Kedro does."""
    if not _projects:
        yield
        return
    project = _projects[0]
    with project.in_folder():
        if project.settings is not None:
            project.settings.prepare(project)
        yield


@contextmanager
def in_run(run_id: str | None) -> Iterator[None]:
    """Run code on behalf of a run but outside its nodes, such as making a dataset."""
    token = _current_run.set(run_id)
    try:
        yield
    finally:
        _current_run.reset(token)


def current_run() -> str | None:
    """The run on whose behalf code runs outside its nodes."""
    return _current_run.get()


def key_of(dataset_name: str) -> dg.AssetKey:
    """The asset of a dataset; the transcoded views of a dataset share one."""
    name = dataset_name.partition("@")[0]
    return _keys.get(name) or dg.AssetKey([*_prefix(), *name.split(".")])


def name_of(key: dg.AssetKey) -> str:
    """The dataset of an asset."""
    return _names.get(key) or ".".join(key.path[len(_prefix()) :])


def _prefix() -> list[str]:
    return list(_projects[0].asset_key_prefix) if _projects else []


def asset_of_op(name: str) -> dg.AssetsDefinition | None:
    """The asset or assets that an op makes."""
    return _assets.get(name)


def asset_of(key: dg.AssetKey) -> dg.AssetsDefinition | None:
    """The asset, or assets of one step, that an asset belongs to."""
    return next((asset for asset in _assets.values() if key in asset.keys), None)


def spec_of(key: dg.AssetKey) -> dg.AssetSpec | None:
    """The specification of an asset."""
    return _specs.get(key)


def asset_key_of(context: dg.InputContext | dg.OutputContext) -> dg.AssetKey:
    """The asset that is loaded or saved."""
    if context.has_asset_key:
        return context.asset_key
    output = (
        context if isinstance(context, dg.OutputContext) else context.upstream_output
    )
    assert output is not None
    return key_of_output(output.op_def, output.name)


def key_of_output(op: dg.OpDefinition, output: str) -> dg.AssetKey:
    """The asset that an output of an op is."""
    asset = _assets.get(op.name)
    if asset is not None:
        return asset.keys_by_output_name[output]
    # An op that makes another node's asset names it in its metadata.
    return dg.AssetKey((op.output_def_named(output).metadata or {})["asset_key"])
