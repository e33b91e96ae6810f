"""Random values, of a seed: what a configuration may hold, and what could break out of a text in code."""

from __future__ import annotations

import math
from random import Random
from typing import Any

HOSTILE = (
    *('"', "'", '"""', "'''", "\\", "\n", "\r", "\t", "{", "}", "{x}", "#", "%s", "\x00", "\x0c"),
    *("\u2028", "\x85", "\xa0", "\N{GRINNING FACE}", "\\N{DASH}", "é", "e\u0301", " ", "a", "B"),
    *("__import__('os')", "self", "NAME", "BODY", "):\n    raise SystemExit\n", "${x}", "0", "_"),
)
KEYS = (
    *("a", "b", "alpha", "a-b", "a b", "a.b", "a_b", "a__b", "class", "None", "1", "é", "", "_x"),
    *("copy", "json", "schema", "model_dump", "int", "Any", "config", "self", "keys", "items"),
    *("NAME", "BODY", "FIELDS", "FUNCTION", "Model", "__init__", "as_parameters", "env", "type"),
)


def text(random: Random) -> str:
    """A text, mostly one that code could stumble over."""
    if random.random() < 0.2:
        return "".join(
            chr(random.choice((random.randrange(32, 127), random.randrange(0xD7FF))))
            for _ in range(random.randrange(6))
        )
    return "".join(random.choices(HOSTILE, k=random.randrange(4)))


def key(random: Random) -> str:
    """A key of a mapping."""
    return random.choice(KEYS) if random.random() < 0.6 else text(random)


def atom(random: Random, *, configurable: bool = False) -> Any:
    """A value without parts; where it is to be `configurable`, one that JSON has too."""
    kind = random.randrange(7)
    if kind == 0:
        return None
    if kind == 1:
        return random.random() < 0.5
    if kind == 2:
        return random.choice((0, 1, -1, 10**6, -(2**40), 2**70, random.randrange(-99, 99)))
    if kind == 3:
        numbers = (0.0, -0.0, 1.0, 0.1, 1e300, -5e-324, random.uniform(-1e6, 1e6))
        others = () if configurable else (math.inf, -math.inf)
        return random.choice((*numbers, *others))
    return text(random)


def tree(random: Random, depth: int = 3) -> Any:
    """A value of any depth: mappings, lists, and at times what only code can express."""
    kind = random.random()
    if depth == 0 or kind < 0.4:
        return atom(random)
    size = random.randrange(4)
    if kind < 0.5:
        return [tree(random, depth - 1) for _ in range(size)]
    if kind < 0.55:
        return tuple(atom(random) for _ in range(size))
    if kind < 0.6:
        return {random.randrange(-9, 9): tree(random, depth - 1) for _ in range(size)}
    return mapping(random, depth)


def mapping(random: Random, depth: int = 3) -> dict[str, Any]:
    """A mapping as a configuration file has it: its keys are texts."""
    return {key(random): tree(random, depth - 1) for _ in range(random.randrange(5))}
