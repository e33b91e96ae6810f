"""Pickles are compared by what they hold, and nothing of them is run."""

from __future__ import annotations

import pickle
from collections import Counter, OrderedDict, defaultdict
from datetime import date, datetime, timezone
from decimal import Decimal
from pathlib import Path
from typing import Any

import joblib
import numpy as np
import pandas as pd
import pytest
from kedro_to_dagster.verify.pickles import differing_values, is_same_pickle

AGAIN = "".join(["sa", "me"])
FRAME = pd.DataFrame({"a": [1, 2], "b": ["x", "y"], "c": [1.5, float("nan")]})


class Thing:
    def __init__(self, value: Any) -> None:
        self.value = value
        self.others = {"list": [value, value]}


class Trap:
    def __reduce__(self) -> Any:
        return (Path.touch, (Path("trapped"),))


def _is_same(one: Any, other: Any, folder: Path) -> bool:
    for name, value in (("one", one), ("other", other)):
        (folder / name).write_bytes(pickle.dumps(value))
    return is_same_pickle(folder / "one", folder / "other")


VALUES = [
    {"a": [1, 2.5, None, True, b"x", "y"], (1, 2): {"b"}},
    [float("nan"), float("inf"), 2**80, Decimal("1.5"), date(2024, 1, 2)],
    [datetime(2024, 1, 2, tzinfo=timezone.utc), OrderedDict(a=1), Counter("aab"), range(3)],
    defaultdict(list, a=[1]),
    Thing([1, 2]),
    np.arange(12.0).reshape(3, 4),
    FRAME,
    FRAME.groupby("b").sum(),
]


@pytest.mark.parametrize("value", VALUES, ids=lambda value: type(value).__name__)
def test_the_same(value: Any, tmp_path: Path) -> None:
    assert _is_same(value, pickle.loads(pickle.dumps(value)), tmp_path)


def test_one_text_or_two_are_the_same(tmp_path: Path) -> None:
    one, other = ["same", "same"], ["same", AGAIN]
    assert pickle.dumps(one) != pickle.dumps(other)
    assert _is_same(one, other, tmp_path)
    assert _is_same(Thing(one), Thing(other), tmp_path)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (1, 2),
        (1, 1.0),
        (1, True),
        ([1, 2], (1, 2)),
        ({"a": 1, "b": 2}, {"b": 2, "a": 1}),
        (Thing(1), Thing(2)),
        (Counter("a"), {"a": 1}),
        (Decimal("1.5"), Decimal("1.50")),
        (np.array([1, 2]), np.array([1, 3])),
        (np.array([1, 2], dtype="int64"), np.array([1, 2], dtype="int32")),
        (FRAME, FRAME.assign(a=[1, 3])),
        (FRAME, FRAME.rename(columns={"a": "z"})),
    ],
)
def test_not_the_same(one: Any, other: Any, tmp_path: Path) -> None:
    assert not _is_same(one, other, tmp_path)


@pytest.mark.parametrize(("depth", "is_known"), [(200, True), (201, False)])
def test_what_is_nested_deeply_is_not_looked_into(
    depth: int, is_known: bool, tmp_path: Path
) -> None:
    """Its bytes are compared before."""
    value: list[Any] = []
    for _ in range(depth):
        value = [value]
    assert _is_same(value, value, tmp_path) is is_known


def test_nothing_of_it_is_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert _is_same(Trap(), Trap(), tmp_path)
    assert not (tmp_path / "trapped").exists()


def test_what_is_no_pickle_is_not_the_same(tmp_path: Path) -> None:
    for name, data in (("one", b"no"), ("other", pickle.dumps(1))):
        (tmp_path / name).write_bytes(data)
    assert not is_same_pickle(tmp_path / "one", tmp_path / "other")
    (tmp_path / "one").write_bytes(pickle.dumps(1) + b"more")
    assert not is_same_pickle(tmp_path / "one", tmp_path / "other")


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (0.9, 0.8, ("", "is 0.9 there, and 0.8 here")),
        ({"a": [1, 2], "b": 3}, {"a": [1, 4], "b": 5}, ("['a'][1]", "is 2 there, and 4 here")),
        ({"a": 1}, {"b": 1}, ("['a']", "is 1 there, and missing here")),
        ((1,), (1, None), ("[1]", "is missing there, and None here")),
        ({"a": {"x": 1}}, {"a": [2]}, ("['a']", "is {'x': 1} there, and [2] here")),
        ("x" * 90, "y", ("", f"is '{'x' * 78}… there, and 'y' here")),
        ({"at": date(2020, 1, 1)}, {"at": date(2020, 1, 2)}, ("['at']", "differs")),
        ([[date(2020, 1, 1)]], [[]], ("[0][0]", "differs")),
        (date(2020, 1, 1), date(2020, 1, 2), None),
        ([float("nan"), 1], [float("nan"), 2], ("[1]", "is 1 there, and 2 here")),
    ],
)
def test_pickles_tell_where_they_begin_to_differ(
    one: object, other: object, expected: object, tmp_path: Path
) -> None:
    files = [tmp_path / name for name in ("one", "other")]
    for file, value in zip(files, (one, other), strict=True):
        file.write_bytes(pickle.dumps(value))
    assert differing_values(*files) == expected


# joblib writes the data of arrays between what it pickles.
ARRAYS = [
    np.arange(6.0).reshape(2, 3),
    np.array(["abc", "d"]),
    np.array(["x", {"y": 1}], dtype=object),
    np.array(["2024-01-02"], dtype="datetime64[D]"),
    np.array([(1, 2.5)], dtype=[("a", "i4"), ("b", "f8")]),
    np.zeros(0),
    FRAME,
]


@pytest.mark.parametrize("value", ARRAYS)
def test_arrays_that_joblib_has_written(value: Any, tmp_path: Path) -> None:
    def is_same(one: Any, other: Any) -> bool:
        joblib.dump(one, tmp_path / "one")
        joblib.dump(other, tmp_path / "other")
        return is_same_pickle(tmp_path / "one", tmp_path / "other")

    assert is_same({"same": value, "of": "same"}, {AGAIN: value.copy(), "of": "same"})
    assert not is_same([value, 1], [value, 2])
    assert not is_same(value, value[:0]) or not len(value)
    assert not is_same(np.array([1, 2]), np.array([1, 3]))


def test_what_is_no_pickle_has_no_values_that_differ(tmp_path: Path) -> None:
    (tmp_path / "one").write_bytes(b"no")
    assert differing_values(tmp_path / "one", tmp_path / "one") is None
