"""The body that an op and its asset share: import the node's function, call it, hand on the result."""

from __future__ import annotations

import libcst as cst

from ..model.computation import (
    BuiltValue,
    Computation,
    Import,
    ImportedFunction,
    ModelValue,
    RegisteredFunction,
    RegisteredPreview,
    Result,
)
from .arguments import built, call_arguments, datasets
from .expressions import import_statements
from .layout import Layout
from .partitions import loads, materializations
from .source import Source
from .syntax import (
    Statement,
    arg,
    assign,
    call,
    dictionary,
    docstring,
    dotted,
    literal,
    name,
    param,
    returning,
    statement,
    string_set,
    tuple_of,
)

# The results that have a value for each output.
_SEVERAL = (Result.IN_ORDER, Result.BY_KEY, Result.ITERATORS, Result.UNPACKED)


def parameters(computation: Computation) -> list[cst.Param]:
    """The parameters of the op's or asset's function."""
    context = [param("context")] if computation.uses_context else []
    config = [param("config", computation.config_class)] if computation.config_class else []
    return [*context, *config, *(param(each) for each in computation.inputs)]


def required_resources(computation: Computation) -> list[cst.Arg]:
    """The decorator's argument for the I/O managers that the body itself uses."""
    if not computation.resource_keys:
        return []
    return [arg(string_set(computation.resource_keys), "required_resource_keys")]


def body(computation: Computation, source: Source, layout: Layout) -> list[Statement]:
    """The statements of the function: docstring, import, call, return."""
    statements: list[Statement] = []
    if computation.summary:
        statements.append(docstring(computation.summary))
    function = computation.function
    statements += _imports(computation)
    if not computation.hooked:
        statements += loads(computation.loads, source, layout)
    if computation.config_class:
        source.import_names(computation.config_module, computation.config_class, level=2)
    called = (
        _hooked_call(computation, source, layout)
        if computation.hooked
        else call(
            _function(function, source), call_arguments(computation.arguments, source, layout)
        )
    )
    return [*statements, *_hand_on(computation, called, source, layout)]


def _hooked_call(computation: Computation, source: Source, layout: Layout) -> cst.Call:
    """The call that runs the node with its hooks, in the place of that of the function."""
    arguments = [
        arg(name("context")),
        arg(_function(computation.function, source)),
        arg(datasets(computation.arguments, computation.loads, source, layout)),
    ]
    if not computation.streams_several:
        return call("context.resources.hooks.run_node", arguments, exploded=True)
    arguments.append(arg(_managers(computation)))
    return call("context.resources.hooks.run_stream", arguments, exploded=True)


def _imports(computation: Computation) -> list[Statement]:
    """The imports from the project, deferred so that loading the location imports none of it."""
    wanted: list[Import] = []
    if isinstance(computation.preview, BuiltValue):
        wanted += computation.preview.imports
    function = computation.function
    if isinstance(function, BuiltValue):
        wanted += function.imports
    elif isinstance(function, ImportedFunction) and function.module is not None:
        wanted.append(Import(module=function.module, name=function.name, alias=function.alias))
    for argument in computation.arguments:
        if isinstance(argument.value, BuiltValue):
            wanted += argument.value.imports
        elif isinstance(argument.value, ModelValue):
            wanted += (
                Import(module=each.module, name=each.path[0]) for each in argument.value.classes
            )
    return import_statements(wanted)


def _function(
    function: ImportedFunction | BuiltValue | RegisteredFunction, source: Source
) -> cst.BaseExpression:
    if isinstance(function, ImportedFunction):
        return dotted(function.alias or function.name, *function.path)
    if isinstance(function, BuiltValue):
        return built(function, source)
    return _registered("project.registered_function", function, source)


def _registered(
    method: str, wanted: RegisteredFunction | RegisteredPreview, source: Source
) -> cst.Call:
    source.import_names("project", "project", level=2)
    return call(method, [arg(literal(wanted.pipeline)), arg(literal(wanted.node))])


def _hand_on(
    computation: Computation, called: cst.Call, source: Source, layout: Layout
) -> list[Statement]:
    recorded = materializations(computation, source, layout)
    if computation.result is Result.NOTHING:
        if computation.drains:
            called = call("list", [arg(called)])
        return [statement(called), *recorded, *_confirmations(computation)]
    preview = _preview(computation, source, layout)
    if computation.streams_several:
        return [
            *preview,
            *_streamed(computation, called, source, layout),
            *_confirmations(computation),
        ]
    before, values = _values(computation, called, source, layout)
    before += recorded
    if computation.yields:
        return [
            *before,
            *_yielded(computation, values, preview),
            *_confirmations(computation),
        ]
    if computation.result is Result.ITERATOR:
        values = call("dg.Output", [arg(values)])
    if preview:
        return [*before, assign(name("result"), values), *preview, returning(name("result"))]
    return [*before, returning(values)]


def _values(
    computation: Computation, called: cst.Call, source: Source, layout: Layout
) -> tuple[list[Statement], cst.BaseExpression]:
    """The outputs' values, and what must be done to get them."""
    result = computation.result
    if computation.nothing and result in _SEVERAL:
        return _without_nothing(computation, called, source, layout)
    if result is Result.STREAM:
        layout.import_runtime(source, "streams", "Chunks", level=2)
        return [], call("Chunks", [arg(called)])
    if result is Result.ITERATORS:
        made = _iterators(computation, called, source, layout)
        if len(computation.outputs) == 1:
            made_tuple = cst.Tuple([cst.Element(name("output"), comma=cst.Comma())])
            return [assign(made_tuple, made)], name("output")
        return [], made
    if result is Result.ONLY_ELEMENT:
        return _only(computation, called)
    if result is Result.IN_ORDER:
        return [], call("tuple", [arg(called)])
    if result is Result.BY_KEY:
        made = _by_key(computation, called, source, layout)
        return ([], made) if len(computation.outputs) > 1 else _only(computation, made)
    return [], called


def _iterators(
    computation: Computation, called: cst.Call, source: Source, layout: Layout
) -> cst.Call:
    """The outputs of a function that may return generators."""
    layout.import_runtime(source, "streams", "iterators_of", level=2)
    keys = [arg(literal(list(computation.keys)), "keys")] if computation.keys else []
    return call("iterators_of", [arg(called), *keys])


def _by_key(computation: Computation, called: cst.Call, source: Source, layout: Layout) -> cst.Call:
    """The outputs of a function that returns a dictionary of them."""
    layout.import_runtime(source, "outputs", "by_key", level=2)
    return call("by_key", [arg(called), *(arg(literal(each)) for each in computation.keys)])


def _without_nothing(
    computation: Computation, called: cst.Call, source: Source, layout: Layout
) -> tuple[list[Statement], cst.BaseExpression]:
    """Take the outputs apart, to hand on None for those that hold nothing."""
    if computation.result is Result.ITERATORS:
        called = _iterators(computation, called, source, layout)
    elif computation.result is Result.BY_KEY:
        called = _by_key(computation, called, source, layout)
    dropped = computation.nothing
    targets = [name("_" if each in dropped else each) for each in computation.outputs]
    values = [cst.Name("None") if each in dropped else name(each) for each in computation.outputs]
    return [assign(tuple_of(targets), called)], tuple_of(values)


def _only(
    computation: Computation, elements: cst.BaseExpression
) -> tuple[list[Statement], cst.BaseExpression]:
    """The only element of what an expression gives."""
    output = name(computation.outputs[0])
    return [assign(cst.Tuple([cst.Element(output, comma=cst.Comma())]), elements)], output


def _preview(computation: Computation, source: Source, layout: Layout) -> list[Statement]:
    """Add what the preview function shows; it is called before the outputs are handed on."""
    preview = computation.preview
    if preview is None:
        return []
    layout.import_runtime(source, "previews", "add_preview", level=2)
    function = (
        built(preview, source)
        if isinstance(preview, BuiltValue)
        else _registered("project.registered_preview", preview, source)
    )
    return [statement(call("add_preview", [arg(name("context")), arg(function)]))]


def _yielded(
    computation: Computation, values: cst.BaseExpression, preview: list[Statement]
) -> list[Statement]:
    """Yield the outputs one by one: Dagster has saved each when the body goes on."""
    lines: list[Statement] = []
    each_value: list[cst.BaseExpression]
    if isinstance(values, cst.Tuple):
        each_value = [each.value for each in values.elements]
    elif len(computation.outputs) > 1:
        assert isinstance(values, cst.Call)
        targets = [name(each) for each in computation.outputs]
        unwrapped = computation.result is Result.IN_ORDER
        lines.append(assign(tuple_of(targets), values.args[0].value if unwrapped else values))
        each_value = [*targets]
    elif preview and not isinstance(values, cst.Name):
        lines.append(assign(name("result"), values))
        each_value = [name("result")]
    else:
        each_value = [values]
    lines += preview
    for output, value in zip(computation.outputs, each_value, strict=True):
        made = call("dg.Output", [arg(value), arg(literal(output))])
        lines.append(statement(cst.Yield(made)))
    return lines


def _managers(computation: Computation) -> cst.Dict:
    """The I/O manager of each output."""
    managers = zip(computation.outputs, computation.output_managers, strict=True)
    return dictionary([(literal(output), literal(key)) for output, key in managers])


def _streamed(
    computation: Computation, called: cst.Call, source: Source, layout: Layout
) -> list[Statement]:
    if computation.hooked:
        return [statement(cst.Yield(cst.From(called)))]
    layout.import_runtime(source, "streams", "save_chunks", level=2)
    arguments = [arg(name("context")), arg(called), arg(_managers(computation))]
    if computation.result is Result.STREAMS_BY_KEY:
        arguments.append(arg(literal(list(computation.keys)), "keys"))
    return [statement(cst.Yield(cst.From(call("save_chunks", arguments))))]


def _confirmations(computation: Computation) -> list[Statement]:
    return [
        statement(
            call(
                dotted("context.resources", each.io_manager_key, "confirm"),
                [arg(name("context"))] if each.has_partitions else [],
            )
        )
        for each in computation.confirms
    ]
