"""`ops/<pipeline>.py`: one `@dg.op` for each node that writes what another node's asset is."""

from __future__ import annotations

import libcst as cst

from ...dagster_model.package import Package
from ...dagster_model.steps import Op, OpOutput
from ..code.body import body, decorators, parameters
from ..code.layout import Layout
from ..code.policies import step_arguments
from ..code.source import Source
from ..code.syntax import Statement, arg, call, dictionary, literal
from ..code.template import fill, with_decorators

_OP = """
@dg.op(ARGUMENTS)
def FUNCTION(PARAMETERS):
    BODY
"""


def emit_ops(package: Package, module: str, layout: Layout) -> str:
    """The text of one module of ops."""
    source = Source(doc=f"Ops of the Kedro pipeline `{package.pipelines[module]}`.")
    source.import_dagster()
    for op in package.ops_of(module):
        source.add(_op(op, source, layout))
    return source.text()


def _op(op: Op, source: Source, layout: Layout) -> list[Statement]:
    lines = fill(
        _OP,
        FUNCTION=op.name,
        ARGUMENTS=_arguments(op),
        PARAMETERS=parameters(op.call, source),
        BODY=body(op.call, source, layout),
    )
    return with_decorators(lines, decorators(op.call, source, layout))


def _arguments(op: Op) -> list[cst.Arg]:
    has_own_name = op.op_name != op.name
    arguments = [arg(literal(op.op_name), "name")] if has_own_name else []
    ins = [
        (
            literal(op_input.name),
            call("dg.In", [arg(literal(op_input.io_manager_key), "input_manager_key")]),
        )
        for op_input in op.inputs
        if op_input.io_manager_key is not None
    ]
    if ins:
        arguments.append(arg(dictionary(ins, exploded=True), "ins"))
    out = [(literal(output.name), _out(output)) for output in op.outputs]
    arguments.append(arg(dictionary(out, exploded=True), "out"))
    arguments.append(arg(literal(dict(op.tags)), "tags"))
    arguments += step_arguments(op.settings)
    arguments[-1] = arguments[-1].with_changes(comma=cst.Comma())
    return arguments


def _out(output: OpOutput) -> cst.Call:
    """An output, which says what asset it is."""
    metadata = {"asset_key": list(output.key)}
    return call(
        "dg.Out",
        [
            arg(literal(output.io_manager_key), "io_manager_key"),
            arg(literal(metadata), "metadata"),
        ],
    )
