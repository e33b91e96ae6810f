"""`assets/`: the external assets, and one `@dg.asset` or `@dg.multi_asset` for each node."""

from __future__ import annotations

import libcst as cst

from ..model.dagster import Package
from ..model.steps import Asset, AssetFacts, AssetInput, ExternalAsset
from .body import body, decorators, parameters
from .expressions import expression
from .layout import Layout
from .partitions import in_partitions, partitions_argument
from .policies import automation, freshness, step_arguments
from .source import Source
from .syntax import Statement, arg, assign, call, dictionary, literal, name, spaced, string_set
from .template import fill, with_decorators

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
_MULTI_ASSET = """
@dg.multi_asset(ARGUMENTS)
def FUNCTION(PARAMETERS):
    BODY
"""


def emit_assets(package: Package, module: str, layout: Layout) -> str:
    """The text of one module of assets."""
    source = Source(doc=f"Assets of the Kedro pipeline `{module}`.")
    source.import_dagster()
    if any(output.facts.freshness for each in package.assets_of(module) for output in each.outputs):
        source.import_names("datetime", "timedelta")
    for asset in package.assets_of(module):
        source.add(_asset(asset, source, layout))
    return source.text()


def _asset(asset: Asset, source: Source, layout: Layout) -> list[Statement]:
    template = _TASK if asset.is_task else _MULTI_ASSET if asset.is_multi else _ASSET
    arguments = _multi_arguments(asset, source) if asset.is_multi else _arguments(asset, source)
    lines = fill(
        template,
        FUNCTION=asset.name,
        ARGUMENTS=arguments,
        PARAMETERS=parameters(asset.computation, source),
        BODY=body(asset.computation, source, layout),
    )
    return with_decorators(lines, decorators(asset.computation, source, layout))


def emit_external_assets(assets: tuple[ExternalAsset, ...]) -> str:
    """The text of the module of external assets."""
    source = Source(doc="Datasets that the Kedro project reads and no node writes.")
    source.import_dagster()
    if any(each.facts.freshness for each in assets):
        source.import_names("datetime", "timedelta")
    for asset in assets:
        facts = asset.facts
        parts = partitions_argument(asset.partitions, source, level=2)
        arguments = [arg(_key(facts.key)), *parts, *_facts(facts)]
        spec = call("dg.AssetSpec", arguments, exploded=True)
        if facts.io_manager_key is not None:
            spec = call(
                cst.Attribute(spec, name("with_io_manager_key")),
                [arg(literal(facts.io_manager_key))],
            )
        source.add([spaced(assign(name(asset.variable), spec))])
    return source.text()


def _key(key: tuple[str, ...]) -> cst.BaseExpression:
    return literal(key[0] if len(key) == 1 else list(key))


def _arguments(asset: Asset, source: Source) -> list[cst.Arg]:
    facts = asset.outputs[0].facts
    arguments = []
    if facts.key != (asset.name,):
        arguments.append(arg(_key(facts.key), "key"))
    arguments += _ins(asset.inputs, source)
    if facts.io_manager_key is not None:
        arguments.append(arg(literal(facts.io_manager_key), "io_manager_key"))
    arguments += [*_partitions(asset, source), *_facts(facts)]
    op_tags = arg(literal(dict(asset.op_tags)), "op_tags")
    return _closed([*arguments, op_tags, *step_arguments(asset.settings)])


def _multi_arguments(asset: Asset, source: Source) -> list[cst.Arg]:
    groups = {output.facts.group for output in asset.outputs}
    shares_group = len(groups) == 1
    outs = []
    for output in asset.outputs:
        facts = output.facts
        inner = []
        if facts.key != (output.name,):
            inner.append(arg(literal(list(facts.key)), "key"))
        if facts.io_manager_key is not None:
            inner.append(arg(literal(facts.io_manager_key), "io_manager_key"))
        inner += _facts(facts, with_group=not shares_group)
        outs.append((literal(output.name), call("dg.AssetOut", inner, exploded=len(inner) > 1)))
    arguments = [*_ins(asset.inputs, source), arg(dictionary(outs, exploded=True), "outs")]
    if shares_group and (group := groups.pop()) is not None:
        arguments.append(arg(literal(group), "group_name"))
    arguments += _partitions(asset, source)
    op_tags = arg(literal(dict(asset.op_tags)), "op_tags")
    return _closed([*arguments, op_tags, *step_arguments(asset.settings)])


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
    for each in inputs:
        inner = []
        if each.key != (each.name,):
            inner.append(arg(_key(each.key), "key"))
        if each.io_manager_key is not None:
            inner.append(arg(literal(each.io_manager_key), "input_manager_key"))
        if each.partition_mapping is not None:
            mapping = in_partitions(each.partition_mapping, source, level=2)
            inner.append(arg(mapping, "partition_mapping"))
        if inner:
            ins.append((literal(each.name), call("dg.AssetIn", inner)))
    return [arg(dictionary(ins, exploded=True), "ins")] if ins else []


def _facts(facts: AssetFacts, *, with_group: bool = True) -> list[cst.Arg]:
    arguments = []
    if facts.description is not None:
        arguments.append(arg(literal(facts.description), "description"))
    if with_group and facts.group is not None:
        arguments.append(arg(literal(facts.group), "group_name"))
    if facts.kinds:
        arguments.append(arg(string_set(facts.kinds), "kinds"))
    if facts.owners:
        arguments.append(arg(literal(list(facts.owners)), "owners"))
    if facts.tags:
        arguments.append(arg(literal(dict(facts.tags)), "tags"))
    if facts.metadata:
        arguments.append(arg(literal(dict(facts.metadata)), "metadata"))
    if facts.automation is not None:
        arguments.append(arg(automation(facts.automation), "automation_condition"))
    if facts.freshness is not None:
        arguments.append(arg(freshness(facts.freshness), "freshness_policy"))
    return arguments
