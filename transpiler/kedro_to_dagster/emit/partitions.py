"""`partitions.py`, and what ops, assets and jobs do with the partitions that it defines."""

from __future__ import annotations

import libcst as cst

from ..model.computation import Computation, Expression, Load, Partitions, Reference
from ..model.dagster import Package
from ..model.jobs import Invocation, Wait, WaitingInput
from ..model.partitions import PartitionVariable
from .expressions import expression
from .layout import Layout
from .source import Source
from .syntax import (
    Statement,
    arg,
    assign,
    call,
    dictionary,
    dotted,
    literal,
    name,
    spaced,
    statement,
    tuple_of,
)
from .template import fill

_FAN_OUT = """
for key in DEFINITION.get_partition_keys():
    INVOCATION
"""

_FOR_EACH = """
for key in KEYS:
    MATERIALIZATIONS
"""


def emit_partitions(package: Package) -> str:
    """The text of the module of partitions."""
    source = Source(doc="Partitions: how datasets are divided, and how their parts follow.")
    source.import_dagster()
    for group in (package.partition_definitions, package.partition_mappings):
        lines = [_variable(each, source) for each in group]
        source.add([spaced(lines[0]), *lines[1:]] if lines else [])
    items = [(literal(dataset), name(variable)) for dataset, variable in package.partitions_of]
    table = assign(name("partitions_of"), dictionary(items, exploded=True))
    source.add([spaced(table, "The partitions of each dataset.")])
    return source.text()


def _variable(variable: PartitionVariable, source: Source) -> cst.SimpleStatementLine:
    for each in variable.imports:
        source.import_names(each.module, str(each.name))
    return assign(name(variable.name), expression(variable.value))


def partitions_argument(variable: str | None, source: Source, level: int = 1) -> list[cst.Arg]:
    """The argument that names a definition of partitions."""
    if variable is None:
        return []
    return [arg(_of_module(variable, source, level), "partitions_def")]


def _of_module(variable: str, source: Source, level: int) -> cst.BaseExpression:
    source.import_names("", "partitions", level=level)
    return dotted("partitions", variable)


def in_partitions(mapping: Expression, source: Source, level: int) -> cst.BaseExpression:
    """A mapping of partitions: one of the module's, or one that is made in place."""
    if isinstance(mapping, Reference):
        source.import_names("", "partitions", level=level)
    return expression(mapping)


def loads(wanted: tuple[Load, ...], source: Source, layout: Layout) -> list[Statement]:
    """The statements that load what the body loads itself."""
    return [assign(name(each.variable), load_call(each, "load", source, layout)) for each in wanted]


def load_call(wanted: Load, method: str, source: Source, layout: Layout) -> cst.Call:
    """The call of a method of an I/O manager that loads what the body wants of a dataset."""
    arguments = [arg(name("context"))]
    if wanted.partitions is not None:
        arguments.append(arg(_loaded(wanted.partitions, source, layout)))
    return call(dotted("context.resources", wanted.io_manager_key, method), arguments)


def _loaded(partitions: Partitions, source: Source, layout: Layout) -> cst.BaseExpression:
    own: cst.BaseExpression | None = None
    if partitions.held_of is not None:
        own = _held(partitions.held_of, source, layout)
    elif partitions.mapping is None or partitions.downstream is not None:
        own = _own(source, layout)
    if partitions.mapping is None:
        assert own is not None
        return own if partitions.held_of is not None else cst.List([cst.Element(own)])
    layout.import_runtime(source, "partition_keys", "upstream_keys", level=2)
    made = _upstream_keys(partitions, own, source, level=2)
    if partitions.needs_instance:
        made.append(arg(dotted("context.instance"), "instance"))
    return call("upstream_keys", made)


def _upstream_keys(
    partitions: Partitions, own: cst.BaseExpression | None, source: Source, level: int
) -> list[cst.Arg]:
    assert partitions.mapping is not None and partitions.upstream is not None
    arguments = [
        arg(in_partitions(partitions.mapping, source, level)),
        arg(_of_module(partitions.upstream, source, level)),
    ]
    if partitions.downstream is not None:
        assert own is not None
        arguments += [arg(_of_module(partitions.downstream, source, level)), arg(own)]
    return arguments


def _own(source: Source, layout: Layout) -> cst.Call:
    """The op's own partition."""
    layout.import_runtime(source, "partition_keys", "partition_key", level=2)
    return call("partition_key", [arg(name("context"))])


def _held(definition: str, source: Source, layout: Layout) -> cst.Call:
    """The op's own partitions, where there may be several."""
    layout.import_runtime(source, "partition_keys", "partition_keys", level=2)
    arguments = [arg(name("context")), arg(_of_module(definition, source, 2))]
    return call("partition_keys", arguments)


def materializations(computation: Computation, source: Source, layout: Layout) -> list[Statement]:
    """The statements that record what no I/O manager saves."""
    if not computation.recorded:
        return []
    if computation.held_of is not None:
        lines = [_materialization(key, name("key")) for key in computation.recorded]
        keys = _held(computation.held_of, source, layout)
        return list(fill(_FOR_EACH, KEYS=keys, MATERIALIZATIONS=lines))
    own = _own(source, layout) if computation.is_partitioned else None
    return [_materialization(key, own) for key in computation.recorded]


def _materialization(key: tuple[str, ...], partition: cst.BaseExpression | None) -> Statement:
    arguments = [arg(literal(key[0] if len(key) == 1 else list(key)))]
    if partition is not None:
        arguments.append(arg(partition, "partition"))
    made = call("dg.AssetMaterialization", arguments)
    return statement(call("context.log_event", [arg(made)]))


def waited_for(waiting: WaitingInput) -> cst.BaseExpression:
    """What an op that is invoked once waits for."""
    if waiting.wait is Wait.ONE:
        return name(waiting.variable)
    return call("list", [arg(call(dotted(waiting.variable, "values")))])


def fan_out(invocation: Invocation, source: Source, layout: Layout) -> list[Statement]:
    """A loop that invokes an op once for each partition."""
    layout.import_runtime(source, "partition_keys", "for_partition")
    key = cst.SubscriptElement(cst.Index(name("key")))
    chosen = call("for_partition", [arg(name(invocation.function_name)), arg(name("key"))])
    arguments = [arg(name(each)) for each in invocation.arguments]
    waits = [arg(_waited_for_in_loop(each, source, layout), each.name) for each in invocation.waits]
    if invocation.start is not None:
        waits.append(arg(name(invocation.start), invocation.start))
    made: Statement = statement(call(chosen, [*arguments, *waits]))
    before: list[Statement] = []
    if invocation.results:
        targets = [
            name(each) if each == "_" else cst.Subscript(name(each), [key])
            for each in invocation.results
        ]
        made = assign(tuple_of(targets), call(chosen, [*arguments, *waits]))
        before = [assign(name(each), dictionary([])) for each in invocation.results if each != "_"]
    assert invocation.partitions is not None
    definition = _of_module(invocation.partitions, source, 1)
    return [*before, *fill(_FAN_OUT, DEFINITION=definition, INVOCATION=[made])]


def _waited_for_in_loop(
    waiting: WaitingInput, source: Source, layout: Layout
) -> cst.BaseExpression:
    if waiting.wait is Wait.SAME:
        key = cst.SubscriptElement(cst.Index(name("key")))
        return cst.Subscript(name(waiting.variable), [key])
    if waiting.wait is not Wait.MAPPED:
        return waited_for(waiting)
    assert waiting.partitions is not None
    layout.import_runtime(source, "partition_keys", "upstream_keys")
    keys = call("upstream_keys", _upstream_keys(waiting.partitions, name("key"), source, 1))
    each = cst.SubscriptElement(cst.Index(name("each")))
    return cst.ListComp(
        elt=cst.Subscript(name(waiting.variable), [each]),
        for_in=cst.CompFor(target=name("each"), iter=keys),
    )
