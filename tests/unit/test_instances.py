"""Instances of classes that are made again with arguments: only where nothing else can be in them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import pytest
from kedro_to_dagster.inspect.code.instances import arguments


@dataclass
class Plain:
    factor: int
    offset: float = 0.0
    names: list[str] = field(default_factory=list)


@dataclass(init=False)
class WithInit:
    factor: int

    def __init__(self, factor: int) -> None:
        self.factor = factor * 2


@dataclass
class WithPostInit:
    factor: int

    def __post_init__(self) -> None:
        self.factor *= 2


@dataclass
class WithMade:
    factor: int
    made: list[int] = field(init=False, default_factory=list)


class Keeping:
    """Keeps each argument under its name."""

    def __init__(self, factor: int, *, offset: float = 0.0) -> None:
        """Keep them."""
        self.factor: int = factor
        self.offset = offset


class Renaming:
    def __init__(self, factor: int) -> None:
        self.size = factor


class Working:
    def __init__(self, factor: int) -> None:
        self.factor = factor
        print(factor)


class Computing:
    def __init__(self, factor: int) -> None:
        self.factor = factor + 0


class Both:
    def __init__(self, factor: int) -> None:
        self.factor = self.other = factor


class Forgetful:
    def __init__(self, factor: int, other: int = 0) -> None:
        self.factor = factor


class Packed:
    def __init__(self, *factors: int) -> None:
        self.factors = factors


class OfAnother:
    def __init__(self, factor: int, owner: Any = None) -> None:
        owner.factor = factor
        self.factor = factor


class Child(Keeping):
    pass


class Empty:
    pass


class Guarded:
    def __init__(self, factor: int) -> None:
        self.factor = factor

    def __setattr__(self, name: str, value: Any) -> None:
        super().__setattr__(name, value)


class Made:
    def __new__(cls, factor: int) -> Made:
        return super().__new__(cls)

    def __init__(self, factor: int) -> None:
        self.factor = factor


class Meta(type):
    pass


class OfMeta(metaclass=Meta):
    def __init__(self, factor: int) -> None:
        self.factor = factor


class Borrowed:
    __init__ = object.__init__


class Slotted:
    __slots__ = ("factor",)

    def __init__(self, factor: int) -> None:
        self.factor = factor


def _changed(instance: Any) -> Any:
    instance.more = 1
    return instance


@pytest.mark.parametrize(
    ("instance", "expected"),
    [
        (Plain(2), {"factor": 2}),
        (Plain(2, 0.0), {"factor": 2}),
        # 0 is not 0.0, nor is -0.0.
        (Plain(2, 0), {"factor": 2, "offset": 0}),
        (Plain(2, -0.0, ["a"]), {"factor": 2, "offset": -0.0, "names": ["a"]}),
        (Keeping(2), {"factor": 2}),
        (Keeping(2, offset=1.5), {"factor": 2, "offset": 1.5}),
        (Empty(), {}),
    ],
)
def test_what_keeps_its_arguments_is_made_again_with_them(
    instance: Any, expected: dict[str, Any]
) -> None:
    found = arguments(instance)
    assert found is not None
    # The list that a factory makes is an argument like any other.
    found = {name: value for name, value in found.items() if value != []}
    assert repr(found) == repr(expected)
    assert vars(type(instance)(**found)) == vars(instance)


@pytest.mark.parametrize(
    "instance",
    [
        *(WithInit(2), WithPostInit(2), WithMade(2), Renaming(2), Working(2), Computing(2)),
        *(Both(2), Forgetful(2), Packed(2), OfAnother(2, Empty()), Child(2), Guarded(2), Made(2)),
        *(
            OfMeta(2),
            Slotted(2),
            Borrowed(),
            _changed(Plain(2)),
            _changed(Keeping(2)),
            _changed(Empty()),
        ),
        *(3, "a", len, object()),
    ],
    ids=lambda instance: type(instance).__name__,
)
def test_what_may_be_more_than_its_arguments_is_not(instance: Any) -> None:
    assert arguments(instance) is None
