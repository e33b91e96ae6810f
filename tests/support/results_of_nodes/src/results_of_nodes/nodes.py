"""Functions that return what Kedro takes for the outputs of a node, and what it does not."""

import functools
import sys
from collections import defaultdict, namedtuple
from collections.abc import Iterator
from types import MappingProxyType

import pandas as pd

Pair = namedtuple("Pair", ["left", "right"])


class Pairs(tuple):
    pass


# Several values -------------------------------------------------------------------------------


def a_tuple(text):
    return "x", "y"


def a_list(text):
    return ["x", "y"]


def a_named_tuple(text):
    return Pair("x", "y")


def a_frame(text):
    return pd.DataFrame({"x": [1], "y": [2]})


def a_string(text):
    return text


def a_set(text):
    return {1, 2}


def a_dict(text):
    return {"one": "x", "two": "y"}


def an_iterator(text):
    return iter(["x", "y"])


def nothing(text):
    return None


def a_number(text):
    return 1


def too_few(text):
    return ("x",)


def too_many(text):
    return "x", "y", "z"


def an_empty_tuple(text):
    return ()


def a_none_first(text):
    return None, "y"


def a_none_second(text):
    return "x", None


def generators_in_a_tuple(text):
    return (letter for letter in "ab"), (letter for letter in "cd")


def iterators_in_a_tuple(text):
    return iter("ab"), iter("cd")


async def a_coroutine(text):
    return "x", "y"


def an_error(text):
    raise LookupError("it is not there")


def a_stop(text):
    next(iter(()))


def an_exit(text):
    sys.exit("leaving")


def an_exit_with_zero(text):
    sys.exit(0)


def an_interrupt(text):
    raise KeyboardInterrupt


# Generators -----------------------------------------------------------------------------------


def _chunks():
    yield "a", "b"
    yield "c", "d"


def _texts():
    yield "a"
    yield "b"


def _mappings():
    yield {"first": "a", "second": "b"}
    yield {"first": "c", "second": "d"}


def chunks(text):
    yield "a", "b"
    yield "c", "d"


def no_chunk(text):
    yield from ()


def chunks_of_text(text):
    yield "ab"
    yield "cd"


def a_short_first_chunk(text):
    yield ("a",)
    yield "c", "d"


def a_long_first_chunk(text):
    yield "a", "b", "c"
    yield "d", "e"


def a_short_second_chunk(text):
    yield "a", "b"
    yield ("c",)
    yield "d", "e"


def an_empty_second_chunk(text):
    yield "a", "b"
    yield ()
    yield "d", "e"


def a_long_second_chunk(text):
    yield "a", "b"
    yield "c", "d", "e"
    yield "f", "g"


def a_none_for_a_chunk(text):
    yield "a", "b"
    yield None


def a_none_in_a_chunk(text):
    yield "a", "b"
    yield "c", None
    yield "d", "e"


def an_error_after_a_chunk(text):
    yield "a", "b"
    raise LookupError("it is not there")


def an_exit_after_a_chunk(text):
    yield "a", "b"
    sys.exit("leaving")


def chunks_made_elsewhere(text):
    return _chunks()


def a_generator_expression(text):
    return ((letter, letter) for letter in text)


def a_short_chunk_made_elsewhere(text):
    return (pair for pair in [("a",)])


def a_short_second_chunk_made_elsewhere(text):
    return a_short_second_chunk(text)


def an_error_made_elsewhere(text):
    return an_error_after_a_chunk(text)


class Yielding:
    def __call__(self, text):
        yield "a", "b"
        yield "c", "d"

    def chunks(self, text):
        yield "a", "b"
        yield "c", "d"

    @staticmethod
    def static_chunks(text):
        yield "a", "b"
        yield "c", "d"

    @classmethod
    def class_chunks(cls, text):
        yield "a", "b"
        yield "c", "d"


YIELDING = Yielding()


def passing_on(function):
    @functools.wraps(function)
    def passed_on(*arguments):
        return function(*arguments)

    return passed_on


@passing_on
def decorated_chunks(text):
    yield "a", "b"
    yield "c", "d"


def _chunks_of(letter, text):
    yield letter, "b"
    yield "c", "d"


# By key ---------------------------------------------------------------------------------------


def a_dict_by_key(text):
    return {"first": "x", "second": "y"}


def a_dict_in_another_order(text):
    return {"second": "y", "first": "x"}


def a_default_dict(text):
    return defaultdict(str, first="x", second="y")


def a_default_dict_without_a_key(text):
    return defaultdict(str, first="x")


def a_mapping(text):
    return MappingProxyType({"first": "x", "second": "y"})


def a_missing_key(text):
    return {"first": "x"}


def a_further_key(text):
    return {"first": "x", "second": "y", "third": "z"}


def a_none_by_key(text):
    return {"first": "x", "second": None}


def chunks_by_key(text):
    yield {"first": "a", "second": "b"}
    yield {"second": "d", "first": "c"}


def a_missing_key_in_the_first_chunk(text):
    yield {"first": "a"}
    yield {"first": "c", "second": "d"}


def a_missing_key_in_the_second_chunk(text):
    yield {"first": "a", "second": "b"}
    yield {"first": "c"}


# One value ------------------------------------------------------------------------------------


def a_list_of_one(text):
    return ["x"]


def a_tuple_of_one(text):
    return ("x",)


def a_list_of_a_list(text):
    return [["x"]]


def a_list_of_none(text):
    return [None]


def a_frame_of_one_column(text):
    return pd.DataFrame({"x": [1]})


def a_letter(text):
    return "x"


def a_dict_of_one(text):
    return {"first": "x"}


def a_list_of_a_generator(text):
    return [_texts()]


def a_dict_of_a_generator(text):
    return {"first": _texts()}


def a_list_of_an_iterator(text):
    return [iter("ab")]


def chunks_of_one(text):
    yield ("a",)
    yield ["b"]


def letters(text):
    yield "a"
    yield "b"


def a_long_second_chunk_of_one(text):
    yield ("a",)
    yield "b", "c"
    yield ("d",)


def an_empty_second_chunk_of_one(text):
    yield ("a",)
    yield ()
    yield ("d",)


def chunks_of_one_key(text):
    yield {"first": "a"}
    yield {"first": "b"}


def a_dict_of_a_dict(text):
    return {"first": {"first": "x"}}


def chunks_with_a_none(text):
    yield "a"
    yield None
    yield "b"


def texts_made_elsewhere(text):
    return _texts()


def an_error_in_texts(text):
    yield "a"
    raise LookupError("it is not there")


def _is_a_list(value):
    return isinstance(value, list)


def show(value):
    """Show what is read, with the type that it has."""
    if isinstance(value, pd.DataFrame):
        value = value.to_dict("list")
    shown = list(value) if isinstance(value, Iterator) else value
    return f"{type(value).__name__} {shown!r}"


def _named(*functions):
    return {function.__name__: function for function in functions}


OF_TWO = {
    **_named(
        a_tuple, a_list, a_named_tuple, a_frame, a_string, a_set, a_dict, an_iterator, nothing,
        a_number, too_few, too_many, an_empty_tuple, a_none_first, a_none_second,
        generators_in_a_tuple, a_coroutine, a_stop, an_exit, an_interrupt,
        chunks, no_chunk, chunks_of_text, a_short_first_chunk, a_long_first_chunk,
        a_short_second_chunk, an_empty_second_chunk, a_long_second_chunk, a_none_for_a_chunk,
        a_none_in_a_chunk, an_error_after_a_chunk, an_exit_after_a_chunk, chunks_made_elsewhere,
        a_generator_expression, a_short_chunk_made_elsewhere,
        a_short_second_chunk_made_elsewhere, decorated_chunks,
    ),
    "a_callable_object": YIELDING,
    "a_method": YIELDING.chunks,
    "a_partial": functools.partial(_chunks_of, "z"),
    "a_lambda": lambda text: ((yield "a", "b"), (yield "c", "d")),
}  # fmt: skip
OF_ONE = _named(
    a_list_of_one, a_tuple_of_one, a_list_of_none, a_frame_of_one_column, a_letter, a_dict_of_one,
    an_iterator, nothing, a_tuple, a_list_of_a_generator, chunks_of_one, letters, no_chunk,
    a_long_second_chunk_of_one, an_empty_second_chunk_of_one, texts_made_elsewhere,
)  # fmt: skip
OF_KEYS = _named(
    a_dict_by_key, a_dict_in_another_order, a_default_dict, a_default_dict_without_a_key,
    a_mapping, a_missing_key, a_further_key, a_none_by_key, a_tuple, nothing, an_iterator,
    chunks_by_key, a_missing_key_in_the_first_chunk, a_missing_key_in_the_second_chunk, no_chunk,
)  # fmt: skip
OF_KEY = _named(
    a_dict_of_one, a_dict_of_a_dict, a_dict_of_a_generator, a_dict_by_key, a_list,
    chunks_of_one_key, letters,
)  # fmt: skip
PLAIN = {
    **_named(
        a_tuple, a_frame, a_dict, an_iterator, nothing, letters, no_chunk, chunks_with_a_none,
        texts_made_elsewhere, an_error_in_texts, a_generator_expression, a_coroutine, an_error,
        a_stop, an_exit, an_exit_with_zero, an_exit_after_a_chunk, a_list_of_a_generator,
        an_empty_tuple,
    ),
    "a_callable_object": YIELDING,
    "a_builtin": list,
}  # fmt: skip
OF_NONE = {
    **_named(a_string, a_tuple, letters, an_exit, texts_made_elsewhere, an_error, a_coroutine),
    "a_callable_object": YIELDING,
}
IN_MEMORY = _named(
    a_frame, chunks, no_chunk, a_short_second_chunk, a_long_second_chunk, an_error_after_a_chunk,
    chunks_made_elsewhere, a_none_second, generators_in_a_tuple,
)  # fmt: skip
IN_MEMORY_AND_FILE = _named(a_tuple, chunks, no_chunk, a_short_second_chunk)
IN_MEMORY_BY_KEY = _named(a_dict_by_key, chunks_by_key)
IN_MEMORY_PLAIN = _named(letters, no_chunk, texts_made_elsewhere, an_iterator, a_list_of_none)
IN_MEMORY_PLAIN |= {"a_callable_object": YIELDING}


# One object for two arguments -----------------------------------------------------------------


def are_one(one, other):
    return f"{one is other} {one == other}"


def are_one_by_name(*, one, other):
    return f"{one is other} {one == other}"


def word_is_one(options, words):
    return f"{options['words'] is words} {options['words'] == words}"


def all_are_one(*values):
    return [[one is other for one in values] for other in values]


def has_one(parameters, options):
    return f"{parameters['options'] is options} {parameters['options'] == options}"


SHARED = {
    "a_dataset_twice": (are_one, ["text", "text"]),
    "a_dataset_twice_by_name": (are_one_by_name, {"one": "text", "other": "text"}),
    "a_list_twice": (are_one, ["params:numbers", "params:numbers"]),
    "a_list_twice_by_name": (
        are_one_by_name,
        {"one": "params:numbers", "other": "params:numbers"},
    ),
    "a_mapping_twice": (are_one, ["params:options", "params:options"]),
    "a_mapping_twice_by_name": (
        are_one_by_name,
        {"one": "params:options", "other": "params:options"},
    ),
    "all_parameters_twice": (are_one, ["parameters", "parameters"]),
    "a_mapping_and_its_list": (word_is_one, ["params:options", "params:options.words"]),
    "parameters_and_a_mapping": (has_one, ["parameters", "params:options"]),
    "four_times": (
        all_are_one,
        ["params:options", "text", "params:options", "params:numbers", "params:numbers", "text"],
    ),
}


# What one node does to a parameter, the next does not see ------------------------------------------


def change(value):
    found = value["words"] if isinstance(value, dict) else value
    found.append("changed")
    return repr(value)


def tell(value, changed):
    return repr(value)


CHANGED = {
    "a_changed_list": "params:numbers",
    "a_changed_mapping": "params:options",
    "a_changed_inner_list": "params:options.words",
}
