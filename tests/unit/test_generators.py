"""Functions that return a generator without being a generator function, or an event of Dagster's."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator
from typing import Any
from unittest.mock import MagicMock

import dagster as dg
import pytest
from kedro_to_dagster.inspect.code.generators import may_return_events


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


def calling_itself(text: Any) -> Any:
    return calling_itself(text[1:]) if text else text


@pytest.mark.parametrize(
    "function",
    [
        *(letters, with_a_generator_inside, calling_itself, by_what_has_every_attribute, ANYTHING),
        *(Counting(), len, str, print, lambda x: x),
    ],
)
def test_other_functions_are_left_alone(function: Callable[..., Any]) -> None:
    assert not may_return_events(function)


def test_a_generator_function_is_a_stream_of_its_own() -> None:
    assert not may_return_events(_chunks)
