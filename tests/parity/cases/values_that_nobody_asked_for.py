"""Kedro warns when the function of a node without outputs returns something."""

import logging
from functools import wraps
from pathlib import Path

from kedro.pipeline import node


class Diary(logging.Handler):
    def emit(self, record):
        text = record.getMessage()
        if "returned a value" in text:
            with Path("data/warnings.txt").open("a") as diary:
                diary.write(text.partition("UserWarning: ")[2].partition(", but")[0] + "\n")


logging.getLogger("py.warnings").addHandler(Diary())
CATALOG = {"numbers": {"type": "json.JSONDataset", "filepath": "data/numbers.json"}}


def counted(function):
    @wraps(function)
    def wrapper(value):
        function(value)
        return len(value)

    return wrapper


@counted
def shown(value):
    pass


def total(value):
    return sum(value)


def checked(value):
    if value:
        return
    return None


def each(value):
    yield from value


PIPELINE = [
    node(shown, "numbers", None, name="a"),
    node(total, "numbers", None, name="b"),
    node(checked, "numbers", None, name="c"),
    node(each, "numbers", None, name="d"),
    node(print, "numbers", None, name="e"),
]
