"""The layered projects as hand-written Dagster packages: the shortest code for the same."""

from __future__ import annotations

from pathlib import Path

from tests.benchmarks.synthetic import NODES, WIDTH, names_of, write

_INIT = """
import warnings

# `io_manager_def` is in beta, and a warning for each asset would take a while.
warnings.simplefilter("ignore")
"""
_IO_MANAGERS = """
import dagster as dg
from kedro_datasets.json import JSONDataset


class Options(dg.Config):
    offset: int


class Parameters(dg.ConfigurableResource):
{parameters}


class JSONIOManager(dg.ConfigurableIOManager):
    filepath: str

    def load_input(self, context):
        return JSONDataset(filepath=self.filepath).load()

    def handle_output(self, context, obj):
        JSONDataset(filepath=self.filepath).save(obj)
"""
_ASSET = '''

@dg.asset({io_manager}, group_name="{group}", kinds={{"json"}})
def data_{number:05}(parameters: Parameters, {names}):
    """Add up what the layer before has."""
    from layered.pipelines.{group}.nodes import make_{number:05}

    return make_{number:05}({names}, parameters.{options}.model_dump())
'''
_DEFINITIONS = """
import dagster as dg

from . import external, {modules}
from .io_managers import JSONIOManager, Parameters

resources = {{
    "parameters": Parameters(),
    {resources}
}}


def defs():
    return dg.Definitions(
        assets=dg.load_assets_from_modules([external, {modules}], include_specs=True),
        jobs=[
            dg.define_asset_job("__default__", selection=dg.AssetSelection.groups({groups})),
            {jobs}
        ],
        resources=resources,
        executor=dg.in_process_executor,
    )
"""


def write_packages(folder: Path, size: int) -> None:
    """Write the two packages `shared_by_hand` and `bound_by_hand` beside a layered project."""
    _write_package(folder, size, "shared_by_hand", bound=False)
    _write_package(folder, size, "bound_by_hand", bound=True)


def _write_package(folder: Path, size: int, package: str, bound: bool) -> None:
    """Write a package.

    Args:
        folder: Where to.
        size: How many assets.
        package: Its name.
        bound: Whether each asset has an I/O manager of its own, or all share a table of them.
    """
    source = folder / package
    write(source / "__init__.py", _INIT)
    parameters = "".join(
        f"    options_{number}: Options = Options(offset={number})\n" for number in range(WIDTH)
    )
    write(source / "io_managers.py", _IO_MANAGERS.format(parameters=parameters))
    raw = [f"raw_{number}" for number in range(WIDTH)]
    external = "".join(
        f'{name} = dg.AssetSpec("{name}").with_io_manager_key("{name}")\n' for name in raw
    )
    write(source / "external.py", "import dagster as dg\n\n" + external)
    groups = []
    for part, first in enumerate(range(0, size, NODES)):
        groups.append(f"part_{part:03}")
        assets = "".join(
            _asset(number, groups[-1], bound) for number in range(first, min(first + NODES, size))
        )
        imports = "import dagster as dg\n\nfrom .io_managers import JSONIOManager, Parameters\n"
        write(source / f"{groups[-1]}.py", imports + assets)
    stored = raw if bound else [*raw, *(f"data_{number:05}" for number in range(size))]
    text = _DEFINITIONS.format(
        modules=", ".join(groups),
        groups=", ".join(f'"{group}"' for group in groups),
        resources="\n    ".join(f'"{name}": {_io_manager(name)},' for name in stored),
        jobs="\n            ".join(
            f'dg.define_asset_job("{group}", selection=dg.AssetSelection.groups("{group}")),'
            for group in groups
        ),
    )
    write(source / "definitions.py", text)


def _asset(number: int, group: str, bound: bool) -> str:
    name = f"data_{number:05}"
    return _ASSET.format(
        number=number,
        io_manager=f"io_manager_def={_io_manager(name)}" if bound else f'io_manager_key="{name}"',
        group=group,
        names=", ".join(names_of(number)),
        options=f"options_{number % WIDTH}",
    )


def _io_manager(name: str) -> str:
    return f'JSONIOManager(filepath="data/{name.removeprefix("data_")}.json")'
