"""Functions that return something at all; a generator without being a generator function, or an event."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator
from typing import Any
from unittest.mock import MagicMock

import dagster as dg
import pytest
from kedro_to_dagster.inspect.code.generators import may_return_events, may_return_value


def _chunks(text: Any = "ab") -> Iterator[Any]:
    yield from text


class Yielding:
    def __call__(self, text: Any) -> Any:
        yield text

    def chunks(self, text: Any) -> Any:
        yield text

    def through_self(self, text: Any) -> Any:
        return self.chunks(text)

    @staticmethod
    def apart(text: Any) -> Any:
        yield text


class Counting:
    def __call__(self, text: Any) -> Any:
        return len(text)


YIELDING = Yielding()


def expression(text: Any) -> Any:
    return (letter for letter in text)


def by_call(text: Any) -> Any:
    return _chunks(text)


def by_two_calls(text: Any) -> Any:
    return by_call(text)


def by_method(text: Any) -> Any:
    return YIELDING.chunks(text)


def by_static_method(text: Any) -> Any:
    return Yielding.apart(text)


def by_object(text: Any) -> Any:
    return YIELDING(text)


def by_variable(text: Any) -> Any:
    letters = _chunks(text)
    return letters


def by_choice(text: Any) -> Any:
    return [] if not text else _chunks(text)


def by_inner(text: Any) -> Any:
    def inner() -> Any:
        yield text

    return inner()


def annotated(text: Any) -> Iterator[Any]:
    return map(str, text)


def by_two_variables(text: Any) -> Any:
    made = (letter for letter in text)
    passed = made
    return passed


def by_either(text: Any) -> Any:
    return text or _chunks(text)


def by_walrus(text: Any) -> Any:
    return (made := _chunks(text)) if text else made


def by_one_of_two_values(text: Any) -> Any:
    made = text
    if text:
        made = _chunks(text)
    return made


def by_several_names(text: Any) -> Any:
    other = made = _chunks(text)
    return other or made


def in_a_block(text: Any) -> Any:
    try:
        for _ in text:
            with open(text):  # noqa: PTH123
                return _chunks(text)
    except ValueError:
        pass
    return None


def in_a_handler(text: Any) -> Any:
    try:
        return text
    except ValueError:
        return _chunks(text)


def in_a_case(text: Any) -> Any:
    match text:
        case "a":
            return _chunks(text)
    return None


def through_one(text: Any) -> Any:
    return by_call(text)


def through_two(text: Any) -> Any:
    return through_one(text)


def through_three(text: Any) -> Any:
    return through_two(text)


def through_four(text: Any) -> Any:
    return through_three(text)


def through_five(text: Any) -> Any:
    return through_four(text)


def decorated(function: Any) -> Any:
    @functools.wraps(function)
    def wrapper(*args: Any, **kwargs: Any) -> Any:
        return function(*args, **kwargs)

    return wrapper


def after_a_text(_: str, function: Any) -> Any:
    return function


@pytest.mark.parametrize(
    "function",
    [
        *(expression, by_call, by_two_calls, by_method, by_static_method, by_object, by_variable),
        by_two_variables,
        *(
            by_either,
            by_walrus,
            by_one_of_two_values,
            by_several_names,
            in_a_block,
            in_a_handler,
            in_a_case,
        ),
        through_four,
        *(by_choice, by_inner, annotated, YIELDING, YIELDING.through_self, decorated(_chunks)),
        functools.partial(by_call, "a"),
        lambda text: (letter for letter in text),
        after_a_text(
            "before",
            lambda text: _chunks(str(text)),
        ),
        after_a_text(
            """before
        """,
            lambda text: _chunks(f"""{text}
        """),
        ),
    ],
)
def test_what_may_be_a_generator_is_found(function: Callable[..., Any]) -> None:
    assert may_return_events(function)


def output_of_dagster(text: Any) -> Any:
    return dg.Output(text)


def by_helper(text: Any) -> Any:
    made = output_of_dagster(text) if text else None
    return made


@pytest.mark.parametrize("function", [output_of_dagster, by_helper])
def test_what_may_be_an_event_of_dagster_is_found(function: Callable[..., Any]) -> None:
    assert may_return_events(function)


def letters(text: Any) -> Any:
    return list(_chunks(text))


def with_a_generator_inside(text: Any) -> Any:
    def inner() -> Any:
        return (letter for letter in text)

    return sum(1 for _ in inner())


ANYTHING = MagicMock(return_value=1)


def by_what_has_every_attribute(text: Any) -> Any:
    return ANYTHING.made.by(text)


def of_another_variable(text: Any) -> Any:
    chunks = _chunks(text)
    other = sum(chunks)
    return other


def as_an_argument(text: Any) -> Any:
    return [*_chunks(text)], dict(enumerate(_chunks(text)))


def of_no_source(text: Any) -> Any:
    return exec(text)


def calling_itself(text: Any) -> Any:
    return calling_itself(text[1:]) if text else text


@pytest.mark.parametrize(
    "function",
    [
        *(letters, with_a_generator_inside, calling_itself, by_what_has_every_attribute, ANYTHING),
        *(Counting(), len, str, print, lambda x: x),
        *(of_another_variable, as_an_argument, of_no_source, eval("lambda x: (y for y in x)")),
        # Five calls are followed, and no more.
        through_five,
    ],
)
def test_other_functions_are_left_alone(function: Callable[..., Any]) -> None:
    assert not may_return_events(function)


def test_a_generator_function_is_a_stream_of_its_own() -> None:
    assert not may_return_events(_chunks)


# A value at all -----------------------------------------------------------------------------------


def _nothing(text: Any) -> None:
    if text:
        return
    return None


def _inner_returns(text: Any) -> None:
    def inner() -> str:
        return str(text)

    print(inner(), lambda: text)


def _sometimes(text: Any) -> Any:
    if text:
        return text


@functools.wraps(_nothing)
def _wrapper(text: Any) -> Any:
    return _nothing(text)


class Quiet:
    def __call__(self, text: Any) -> None:
        print(text)


@pytest.mark.parametrize(
    "function",
    [_nothing, _inner_returns, functools.partial(_nothing, text=1), Quiet(), Quiet().__call__],
)
def test_a_function_that_returns_nothing_is_known(function: Callable[..., Any]) -> None:
    assert not may_return_value(function)


@pytest.mark.parametrize(
    "function",
    [
        _sometimes,
        _wrapper,
        _chunks,
        Counting(),
        functools.partial(_sometimes),
        lambda text: None,
        print,
        dict,
    ],
)
def test_any_other_function_may_return_something(function: Callable[..., Any]) -> None:
    assert may_return_value(function)
