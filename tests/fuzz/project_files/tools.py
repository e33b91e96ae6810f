"""What the nodes of a random project do: they tell what they got, and make something of it."""

import functools
import hashlib
import json
import logging
import math
from pathlib import Path

import pandas as pd

log = logging.getLogger(__name__)
_SHOWN = 300
# The partitions with fixed keys.
_PARTS = {"first", "second/third"}


class Thing:
    """An object that no file of text can hold."""

    def __init__(self, told):
        self.told = told

    def __repr__(self):
        return f"Thing({self.told!r})"

    def __eq__(self, other):
        return isinstance(other, Thing) and self.told == other.told

    __hash__ = None


class OwnError(Exception):
    """An error that pickle cannot make again."""

    def __init__(self, code, *, reason):
        super().__init__(f"{code}: {reason}")
        self.reason = reason


class Several(list):
    """A list of a class of its own."""


class Check:
    """A validator that adds a label to a mapping, and refuses some texts."""

    def __init__(self, label="checked", refused=None):
        self.label = label
        self.refused = refused

    def validate(self, data):
        if self.refused is not None and self.refused in repr(data):
            raise ValueError(f"there is {self.refused}")
        return {**data, self.label: len(data)} if isinstance(data, dict) else None


def is_there(data):
    if data is None:
        raise ValueError("there is nothing")


def look(node, *values, **named):
    """What a node got, in plain words; long ones by their digest."""
    told = [plain(value) for value in values]
    told += [[name, plain(value)] for name, value in named.items()]
    text = json.dumps(told, ensure_ascii=False)
    log.info("%s got %s", node, text[:_SHOWN])
    digest = hashlib.sha256(text.encode("utf-8", "backslashreplace")).hexdigest()
    return told if len(text) < _SHOWN else [node, digest]


def plain(value):
    """A value as JSON has it, with the types that JSON does not have."""
    if value is None or isinstance(value, (bool, str)) or type(value) is int:
        return value
    if isinstance(value, float):
        return value if math.isfinite(value) else ["float", repr(value)]
    if isinstance(value, pd.DataFrame):
        columns = {str(name): [str(value[name].dtype), *map(str, value[name])] for name in value}
        return ["frame", columns, list(map(str, value.index))]
    if isinstance(value, dict):
        return [type(value).__name__, *([plain(key), plain(each)] for key, each in value.items())]
    if isinstance(value, (list, tuple)):
        return [type(value).__name__, *map(plain, value)]
    if isinstance(value, (set, frozenset)):
        return [type(value).__name__, *sorted(map(repr, value))]
    if callable(value) and not isinstance(value, type):
        return ["called", plain(value())]
    if hasattr(value, "__next__"):
        return ["iterator", *map(plain, value)]
    return [type(value).__name__, repr(value)]


def make(kind, told):
    """Data of a kind, of what a node got."""
    digest = hashlib.sha256(json.dumps(told).encode()).hexdigest()
    if kind == "text":
        return f"{digest[:12]}\n{json.dumps(told)}\n"
    if kind == "frame":
        return pd.DataFrame({"number": [int(digest[:4], 16), len(digest)], "text": ["é", digest]})
    if kind in ("parts", "keyed"):
        return {"first": {"told": told}, "second/third": {"digest": digest}}
    if kind == "lazy_parts":
        parts = make("parts", told)
        return {name: functools.partial(_late, name, part) for name, part in parts.items()}
    if kind == "object":
        return Thing([told])
    return {"told": told, "digest": digest[:8], "none": None, "list": [1, 2.5, True]}


def by_part(node, *values, **named):
    """Make something of each part by itself: of those in mappings of parts, and of all other values."""
    given = [*values, *named.values()]
    parts = [value for value in given if _is_of_parts(value)]
    others = [plain(value) for value in given if not _is_of_parts(value)]
    # Of some, there are all partitions where others have that of the run only.
    names = [name for name in parts[0] if all(name in each for each in parts)]
    return {
        name: {"node": node, "made": [_part(each[name]) for each in parts], "others": others}
        for name in names
    }


def _is_of_parts(value):
    return isinstance(value, dict) and bool(value) and value.keys() <= _PARTS


def _part(value):
    return plain(value() if callable(value) else value)


def iterated(*values):
    """A generator, of a function that is none."""
    told = look("iterated", *values)
    return ([each, told] for each in (1, 2))


def _late(name, part):
    log.info("making part %s", name)
    return part


def spoil(*values):
    """Change what a node got, where it can be changed."""
    for value in values:
        if isinstance(value, list):
            value.append("spoilt")
        elif isinstance(value, dict):
            value["spoilt"] = True
        elif isinstance(value, pd.DataFrame):
            value["spoilt"] = 1
        elif isinstance(value, Thing):
            value.told.append("spoilt")


def decorated(function):
    @functools.wraps(function)
    def wrapper(*arguments, **keywords):
        log.debug("calling %s", function.__name__)
        return function(*arguments, **keywords)

    return wrapper


def tell(name, line):
    """Add a line to a file of its own."""
    path = Path("data/told") / name
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a", encoding="utf-8") as file:
        file.write(f"{line}\n")


class Worker:
    """Something with methods that nodes can be made of."""

    prefix = "class"

    def __init__(self, name, kind="json"):
        self.name = name
        self.kind = kind

    def work(self, *values, **named):
        return make(self.kind, look(self.name, *values, **named))

    def __call__(self, *values):
        return make(self.kind, look(f"{self.name} called", *values))

    @classmethod
    def of_class(cls, *values):
        return make("json", look(cls.prefix, *values))

    @staticmethod
    def of_none(*values):
        return make("text", look("static", *values))


def closure(name, kind):
    def inner(*values):
        return make(kind, look(f"closure {name}", *values))

    return inner
