"""Functions that write down what they were given, down to the exact types."""

from collections.abc import Iterator
from typing import Any


def walk(path: str, value: Any) -> Iterator[str]:
    """Go through a value and say of each part where, of what type and what it is."""
    if isinstance(value, dict):
        yield f"{path}: {type(value).__name__} of {len(value)}"
        for key in sorted(value, key=ascii):
            yield from walk(f"{path}[{key!a}]", value[key])
    elif isinstance(value, list | tuple):
        yield f"{path}: {type(value).__name__} of {len(value)}"
        for index, item in enumerate(value):
            yield from walk(f"{path}[{index}]", item)
    else:
        yield f"{path}: {type(value).__name__} = {value!a}"


def record(value: Any) -> str:
    """Record a single value."""
    return "\n".join(walk("value", value)) + "\n"


def record_two(first: Any, second: Any) -> str:
    """Record two values, one after the other."""
    return record({"first": first, "second": second})


def record_many(**values: Any) -> str:
    """Record any number of values by name."""
    return record(values)


def record_all(parameters: dict[str, Any]) -> str:
    """Record all the parameters of the project."""
    return record(parameters)


def keep(strings: dict[str, str]) -> dict[str, str]:
    """Hand the strings on as they are."""
    return strings


def count(parameters: dict[str, Any], lists: dict[str, list[Any]], number: int) -> dict[str, Any]:
    """Count the top-level parameters and the elements of the lists."""
    return {
        "number": number,
        "parameters": len(parameters),
        "elements": {name: len(items) for name, items in lists.items()},
        "order": list(lists),
    }
