"""Decorators for what a node does besides calling its function."""

import functools
import inspect
from collections.abc import Callable, Collection, Iterable, Iterator
from itertools import chain, cycle
from typing import Any, cast

import dagster as dg

from .setup import in_project_folder, key_of_output, name_of
from .streams import Chunks, InTurn, Kept

Body = Callable[..., Any]


def confirming(*io_managers: str) -> Callable[[Body], Body]:
    """Confirm datasets, named by their I/O managers, when all outputs are saved."""

    def wire(body: Body) -> Body:
        def run(resources: dict[str, Any], /, *arguments: Any, **keywords: Any) -> Any:
            context = dg.OpExecutionContext.get()
            value = body(*arguments, **keywords)
            yield from _outputs(context, value)
            for key in io_managers:
                resources[key].confirm(context)

        return _with_resources(body, io_managers, run)

    return wire


def in_turns(**io_managers: str | None) -> Callable[[Body], Body]:
    """Save chunks of several outputs in turn, as a generator makes them.

    Each output has its I/O manager, or None if it lives in memory, where only the last
    chunk is kept.
    """

    def wire(body: Body) -> Body:
        def run(resources: dict[str, Any], /, *arguments: Any, **keywords: Any) -> Any:
            context = dg.OpExecutionContext.get()
            streams = body(*arguments, **keywords)
            in_memory = [name for name, key in io_managers.items() if key is None]
            kept = {name: _keeping(context, name) for name in in_memory}
            chunks = zip(
                cycle(io_managers),
                chain.from_iterable(zip(*streams, strict=False)),
                strict=False,
            )
            for name, chunk in chunks:
                key = io_managers[name]
                if key is None:
                    kept[name].save(chunk)
                else:
                    resources[key].save(context, chunk)
            # Everything is saved already.
            return tuple(kept.get(name, Chunks(())) for name in io_managers)

        keys = [key for key in io_managers.values() if key is not None]
        return _with_resources(body, keys, run)

    return wire


def in_folder() -> Callable[[Body], Body]:
    """Run in the Kedro project's folder, for steps without an I/O manager that does so."""

    def wire(body: Body) -> Body:
        @functools.wraps(body)
        def wrapper(*arguments: object, **keywords: object) -> Any:
            with in_project_folder():
                return body(*arguments, **keywords)

        return wrapper

    return wire


def loading(**io_managers: str) -> Callable[[Body], Body]:
    """Load arguments by I/O managers of their own: further views of a dataset.

    Dagster gives an asset one input for each asset that it depends on, and loads the
    inputs before the body runs. Where another one follows a further view, the body
    loads them, so that all are loaded in the order of the arguments, as by Kedro.
    """

    def wire(body: Body) -> Body:
        names = list(inspect.signature(body).parameters)

        def run(
            resources: dict[str, Any], /, *arguments: object, **keywords: object
        ) -> Any:
            context = dg.OpExecutionContext.get()
            for name in names:
                value = keywords.get(name)
                if name in io_managers:
                    key = io_managers[name]
                    keywords[name] = resources[key].load_in_turn(context, key)
                elif isinstance(value, InTurn):
                    keywords[name] = value.load()
            return body(*arguments, **keywords)

        keys = list(io_managers.values())
        wrapper: Any = _with_resources(body, keys, run, set(io_managers))
        first = min(map(names.index, io_managers))
        wrapper.further_views = keys
        wrapper.loads_in_turn = not set(names[first:]) <= set(io_managers)
        return cast(Body, wrapper)

    return wire


def _with_resources(
    body: Body,
    keys: Iterable[str],
    run: Body,
    without: Collection[str] = (),
) -> Body:
    """A body that also gets resources; Dagster finds parameters in the signature."""

    @functools.wraps(body)
    def wrapper(*arguments: Any, **keywords: Any) -> Any:
        inner = set(inspect.signature(body).parameters)
        resources = {key: keywords[key] for key in keys}
        inner_keywords = {key: value for key, value in keywords.items() if key in inner}
        return run(resources, *arguments, **inner_keywords)

    own = inspect.signature(body)
    parameters = {
        name: parameter
        for name, parameter in own.parameters.items()
        if name not in without
    }
    resource: Any = dg.ResourceParam
    for key in keys:
        kind = inspect.Parameter.KEYWORD_ONLY
        parameters[key] = inspect.Parameter(key, kind, annotation=resource[Any])
    # Before 1.13, Dagster has the types of parameters from here.
    wrapper.__annotations__ = {
        **body.__annotations__,
        **dict.fromkeys(keys, resource[Any]),
    }
    signature = own.replace(parameters=list(parameters.values()))
    wrapper.__signature__ = signature  # type: ignore[attr-defined]
    return wrapper


def _outputs(context: dg.OpExecutionContext, value: Any) -> Iterator[dg.Output[Any]]:
    """The outputs that a body has returned, one by one; each is saved when it is yielded."""
    names = [output.name for output in context.op_def.output_defs]
    values = value if len(names) > 1 else (value,)
    if context.op_def.output_defs[0].dagster_type.is_nothing:
        return
    for name, output in zip(names, values, strict=True):
        is_wrapped = isinstance(output, dg.Output)
        yield dg.Output(output.value if is_wrapped else output, name)


def _keeping(context: dg.OpExecutionContext, output: str) -> Kept:
    """What keeps an output in memory, made by its I/O manager."""
    op = context.op_def
    manager = getattr(context.resources, op.output_def_named(output).io_manager_key)
    kept: Kept = manager.keeping(name_of(key_of_output(op, output)))
    return kept
