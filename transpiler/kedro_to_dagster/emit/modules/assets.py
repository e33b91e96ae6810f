"""`assets/`: the external assets, and one `@dg.asset` or `@dg.multi_asset` for each node."""

from __future__ import annotations

import libcst as cst

from ...dagster_model.groups import GroupBody
from ...dagster_model.package import Package
from ...dagster_model.steps import Asset, AssetInput, AssetMetadata, ExternalAsset
from ..code.body import body, decorators, parameters
from ..code.expressions import expression
from ..code.group_body import group_body
from ..code.layout import Layout
from ..code.policies import automation, freshness, step_arguments
from ..code.source import Source
from ..code.syntax import (
    Statement,
    arg,
    assign,
    call,
    dictionary,
    dotted,
    literal,
    name,
    spaced,
    string_set,
)
from ..code.template import fill, with_decorators
from .partitions import in_partitions, partitions_argument

# The last line of each module of assets.
END = "# Your own assets belong in the folder `defs`."
_ASSET = """
@dg.asset(ARGUMENTS)
def FUNCTION(PARAMETERS):
    BODY
"""
_TASK = """
@dg.asset(ARGUMENTS)
def FUNCTION(PARAMETERS) -> None:
    BODY
"""
_MULTI_TASK = """
@dg.multi_asset(ARGUMENTS)
def FUNCTION(PARAMETERS) -> None:
    BODY
"""
_MULTI_ASSET = """
@dg.multi_asset(ARGUMENTS)
def FUNCTION(PARAMETERS):
    BODY
"""


def emit_assets(package: Package, module: str, layout: Layout) -> str:
    """The text of one module of assets."""
    source = Source(doc=f"Assets of the Kedro pipeline `{package.pipelines[module]}`.")
    source.import_dagster()
    if any(
        output.metadata.freshness for asset in package.assets_of(module) for output in asset.outputs
    ):
        source.import_names("datetime", "timedelta")
    for asset in package.assets_of(module):
        source.add(_asset(asset, source, layout))
    # What is added to a module's end is no conflict with a change of its last asset.
    return f"{source.text()}\n\n{END}\n"


def _asset(asset: Asset, source: Source, layout: Layout) -> list[Statement]:
    templates = (_MULTI_ASSET, _MULTI_TASK) if asset.is_multi else (_ASSET, _TASK)
    template = templates[asset.is_task]
    arguments = _multi_arguments(asset, source) if asset.is_multi else _arguments(asset, source)
    lines = fill(
        template,
        FUNCTION=asset.name,
        ARGUMENTS=arguments,
        PARAMETERS=parameters(asset.call, source),
        BODY=_body(asset, source, layout),
    )
    return with_decorators(lines, decorators(asset.call, source, layout))


def _body(asset: Asset, source: Source, layout: Layout) -> list[Statement]:
    if isinstance(asset.call, GroupBody):
        unnamed = None if asset.is_multi else asset.outputs[0].name
        return group_body(asset.call, source, layout, unnamed)
    return body(asset.call, source, layout)


def emit_external_assets(assets: tuple[ExternalAsset, ...]) -> str:
    """The text of the module of external assets."""
    source = Source(doc="Datasets that the Kedro project reads and no node writes.")
    source.import_dagster()
    if any(asset.metadata.freshness for asset in assets):
        source.import_names("datetime", "timedelta")
    for asset in assets:
        metadata = asset.metadata
        parts = partitions_argument(asset.partitions, source, level=2)
        arguments = [arg(_key(metadata.key)), *parts, *_metadata(metadata)]
        spec = call("dg.AssetSpec", arguments, exploded=True)
        if metadata.io_manager_key is not None:
            spec = call(
                cst.Attribute(spec, name("with_io_manager_key")),
                [arg(literal(metadata.io_manager_key))],
            )
        source.add([spaced(assign(name(asset.variable), spec))])
    return source.text()


def _key(key: tuple[str, ...]) -> cst.BaseExpression:
    return literal(key[0] if len(key) == 1 else list(key))


def _arguments(asset: Asset, source: Source) -> list[cst.Arg]:
    metadata = asset.outputs[0].metadata
    arguments = _step(asset)
    if metadata.key != (asset.name,):
        arguments.append(arg(_key(metadata.key), "key"))
    arguments += _ins(asset.inputs, source)
    if metadata.io_manager_key is not None:
        arguments.append(arg(literal(metadata.io_manager_key), "io_manager_key"))
    return _closed([*arguments, *_partitions(asset, source), *_metadata(metadata)])


def _step(asset: Asset) -> list[cst.Arg]:
    """The node, and how its step is run: each asset begins with a line that no other one has.

    Without one, git would take the first lines of an asset that is added for those of the next.
    """
    return [arg(literal(dict(asset.op_tags)), "op_tags"), *step_arguments(asset.settings)]


def _multi_arguments(asset: Asset, source: Source) -> list[cst.Arg]:
    groups = {output.metadata.group for output in asset.outputs}
    shares_group = len(groups) == 1
    outs = []
    for output in asset.outputs:
        metadata = output.metadata
        inner = []
        if metadata.key != (output.name,):
            inner.append(arg(literal(list(metadata.key)), "key"))
        if asset.is_task:
            inner.append(arg(dotted("dg.Nothing"), "dagster_type"))
        if metadata.io_manager_key is not None:
            inner.append(arg(literal(metadata.io_manager_key), "io_manager_key"))
        inner += _metadata(metadata, with_group=not shares_group)
        outs.append((literal(output.name), call("dg.AssetOut", inner)))
    op_name = [] if asset.op_name == asset.name else [arg(literal(asset.op_name), "name")]
    outs_argument = arg(dictionary(outs, exploded=True), "outs")
    arguments = [*_step(asset), *op_name, *_ins(asset.inputs, source), outs_argument]
    if shares_group and (group := groups.pop()) is not None:
        arguments.append(arg(literal(group), "group_name"))
    if asset.dependencies:
        arguments.append(arg(_dependencies(asset), "internal_asset_deps"))
    return _closed([*arguments, *_partitions(asset, source)])


def _dependencies(asset: Asset) -> cst.Dict:
    """What single outputs are made from, others of the same multi-asset among it."""
    items = []
    for output, keys in asset.dependencies:
        asset_keys = [cst.Element(call("dg.AssetKey", [arg(_key(key))])) for key in keys]
        value = cst.Set(asset_keys) if asset_keys else call("set")
        items.append((literal(output), value))
    return dictionary(items, exploded=True)


def _closed(arguments: list[cst.Arg]) -> list[cst.Arg]:
    """End with a comma, so that each argument gets a line of its own."""
    return [*arguments[:-1], arguments[-1].with_changes(comma=cst.Comma())]


def _partitions(asset: Asset, source: Source) -> list[cst.Arg]:
    arguments = partitions_argument(asset.partitions, source, level=2)
    if asset.backfill_policy is not None:
        arguments.append(arg(expression(asset.backfill_policy), "backfill_policy"))
    return arguments


def _ins(inputs: tuple[AssetInput, ...], source: Source) -> list[cst.Arg]:
    """The inputs whose asset Dagster does not find by the argument's name alone."""
    ins = []
    for asset_input in inputs:
        inner = []
        if asset_input.key != (asset_input.name,):
            inner.append(arg(_key(asset_input.key), "key"))
        if asset_input.io_manager_key is not None:
            inner.append(arg(literal(asset_input.io_manager_key), "input_manager_key"))
        if asset_input.partition_mapping is not None:
            mapping = in_partitions(asset_input.partition_mapping, source, level=2)
            inner.append(arg(mapping, "partition_mapping"))
        if inner:
            ins.append((literal(asset_input.name), call("dg.AssetIn", inner)))
    return [arg(dictionary(ins, exploded=True), "ins")] if ins else []


def _metadata(metadata: AssetMetadata, *, with_group: bool = True) -> list[cst.Arg]:
    """What comes from one place of the project stands together, apart from the rest.

    The kinds change with the I/O manager, owners and the like with an entry of the catalog, tags with a
    node; the group is between the two, which may be edited in two branches.
    """
    arguments = []
    if metadata.kinds:
        arguments.append(arg(string_set(metadata.kinds), "kinds"))
    if metadata.description is not None:
        arguments.append(arg(literal(metadata.description), "description"))
    if metadata.owners:
        arguments.append(arg(literal(list(metadata.owners)), "owners"))
    if metadata.entries:
        arguments.append(arg(literal(dict(metadata.entries)), "metadata"))
    if metadata.automation is not None:
        arguments.append(arg(automation(metadata.automation), "automation_condition"))
    if metadata.freshness is not None:
        arguments.append(arg(freshness(metadata.freshness), "freshness_policy"))
    if with_group and metadata.group is not None:
        arguments.append(arg(literal(metadata.group), "group_name"))
    if metadata.tags:
        arguments.append(arg(literal(dict(metadata.tags)), "tags"))
    return arguments
