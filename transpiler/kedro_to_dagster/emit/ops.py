"""`ops/<pipeline>.py`: one `@dg.op` for each node."""

from __future__ import annotations

import libcst as cst

from ..model.dagster import Package
from ..model.steps import Op, OpInput, OpOutput
from .body import body, parameters, required_resources
from .layout import Layout
from .policies import step_arguments
from .source import Source
from .syntax import arg, call, dictionary, dotted, literal
from .template import fill

_OP = """
@dg.op(ARGUMENTS)
def FUNCTION(PARAMETERS):
    BODY
"""


def emit_ops(package: Package, module: str, layout: Layout) -> str:
    """The text of one module of ops."""
    source = Source(doc=f"Ops of the Kedro pipeline `{module}`.")
    source.import_dagster()
    for op in package.ops_of(module):
        source.add(
            fill(
                _OP,
                FUNCTION=op.function_name,
                ARGUMENTS=_arguments(op),
                PARAMETERS=parameters(op.computation),
                BODY=body(op.computation, source, layout),
            )
        )
    return source.text()


def _arguments(op: Op) -> list[cst.Arg]:
    arguments = []
    ins = [
        (literal(each.name), _in(each))
        for each in op.inputs
        if each.io_manager_key is not None or each.only_orders
    ]
    if op.start_input is not None:
        ins.append((literal(op.start_input), call("dg.In", [arg(dotted("dg.Nothing"))])))
    if ins:
        arguments.append(arg(dictionary(ins, exploded=True), "ins"))
    if op.outputs:
        out = [(literal(each.name), _out(each)) for each in op.outputs]
        arguments.append(arg(dictionary(out, exploded=True), "out"))
    else:
        arguments.append(arg(call("dg.Out", [arg(dotted("dg.Nothing"))]), "out"))
    arguments += required_resources(op.computation)
    arguments.append(arg(literal(dict(op.tags)), "tags"))
    arguments += step_arguments(op.settings)
    arguments[-1] = arguments[-1].with_changes(comma=cst.Comma())
    return arguments


def _in(op_input: OpInput) -> cst.Call:
    if op_input.only_orders:
        return call("dg.In", [arg(dotted("dg.Nothing"))])
    return call("dg.In", [arg(literal(op_input.io_manager_key), "input_manager_key")])


def _out(output: OpOutput) -> cst.Call:
    if output.is_nothing:
        return call("dg.Out", [arg(dotted("dg.Nothing"))])
    if output.io_manager_key is None:
        return call("dg.Out")
    return call("dg.Out", [arg(literal(output.io_manager_key), "io_manager_key")])
