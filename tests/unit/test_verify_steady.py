"""Of a file that varies by itself, what two runs of Kedro's agree in has to be in the package's too."""

from __future__ import annotations

import json
import pickle
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy
import pandas
import pytest
from kedro_to_dagster.verify.steady import Unlike, first_difference, first_unlike
from sklearn.ensemble import RandomForestClassifier
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler


def _files(folder: Path, name: str, contents: Sequence[Any]) -> list[Path]:
    files = []
    for number, content in enumerate(contents):
        file = folder / str(number) / name
        file.parent.mkdir(exist_ok=True)
        if file.suffix == ".pkl":
            file.write_bytes(pickle.dumps(content))
        elif file.suffix == ".json":
            file.write_text(json.dumps(content))
        elif file.suffix == ".parquet":
            content.to_parquet(file)
        elif file.suffix == ".xlsx":
            content.to_excel(file, index=False)
        else:
            file.write_text(content)
        files.append(file)
    return files


@pytest.mark.parametrize(
    ("name", "contents", "place"),
    [
        # Two columns that do not vary, and one that does.
        ("a.csv", ("x,y\n1,a\n2,b\n", "x,y\n3,a\n4,b\n", "x,y\n5,a\n6,b\n"), None),
        ("a.csv", ("x,y\n1,a\n2,b\n", "x,y\n3,a\n4,b\n", "x,y\n5,a\n6,c\n"), "['y'] in row 2"),
        # The values that stay.
        ("a.json", ({"k": 1, "r": 1}, {"k": 1, "r": 2}, {"k": 1, "r": 3}), None),
        ("a.json", ({"k": 1, "r": 1}, {"k": 1, "r": 2}, {"k": 2, "r": 3}), "['k']"),
        ("a.json", ([1, {"k": "a"}], [2, {"k": "a"}], [3, {"k": "b"}]), "[1]['k']"),
        ("a.json", ({"k": 1, "r": 1}, {"k": 1, "r": 2}, {"r": 3}), ""),
        ("a.json", ({"k": 1, "r": 1}, {"k": 1, "r": 2}, {"k": None, "r": 3}), "['k']"),
        # One that varies in its kind, its length or its keys is held to nothing.
        ("a.json", ({"k": 1}, {"k": "1"}, {"k": None}), None),
        ("a.json", ([1], [1, 2], [3]), None),
        ("a.json", ({"a": 1, "k": 1}, {"b": 1, "k": 1}, {"c": 1, "k": 1}), None),
        # In some library's threads, sums differ in the last digit.
        ("a.json", ([0.1, 1], [0.1, 2], [0.1 + 1e-17, 3]), None),
        ("a.json", ([0.1, 1], [0.1, 2], [0.1001, 3]), "[0]"),
        # Times may be the same by chance.
        ("a.json", ({"seconds": 1, "r": 1}, {"seconds": 1, "r": 2}, {"seconds": 2, "r": 3}), None),
        ("a.json", ({"at": "9:31", "r": 1}, {"at": "9:31", "r": 2}, {"at": "9:32", "r": 3}), None),
        ("a.txt", ("took 1 s\n1\n", "took 1 s\n2\n", "took 2 s\n3\n"), None),
        ("a.txt", ("all 5\n1\n", "all 5\n2\n", "all 6\n3\n"), "line 1"),
        ("a.yml", ("k: 1\nr: 1\n", "k: 1\nr: 2\n", "k: 2\nr: 3\n"), "['k']"),
        ("a.pkl", ({"k": "a", "r": 1}, {"k": "a", "r": 2}, {"k": "b", "r": 3}), "['k']"),
    ],
)
def test_what_stays_the_same(
    name: str, contents: tuple[Any, Any, Any], place: str | None, tmp_path: Path
) -> None:
    found = first_unlike(*_files(tmp_path, name, contents), values=True)
    assert (found and found.place) == place


@pytest.mark.parametrize("name", ["a.pkl", "a.parquet", "a.xlsx"])
def test_tables(name: str, tmp_path: Path) -> None:
    def table(seed: int, label: str) -> Any:
        return pandas.DataFrame({"r": [seed, seed + 1], "label": ["a", label]})

    same = _files(tmp_path, name, (table(1, "b"), table(2, "b"), table(3, "b")))
    assert first_unlike(*same, values=True) is None
    assert first_unlike(*same, values=False) is None
    other = _files(tmp_path, name, (table(1, "b"), table(2, "b"), table(3, "c")))
    assert first_unlike(*other, values=True) is not None
    assert first_unlike(*other, values=False) is None


def _model(seed: int, **parameters: Any) -> Any:
    numbers = numpy.random.default_rng(0)
    values, classes = numbers.random((40, 3)), numbers.integers(0, 2, 40)
    forest = RandomForestClassifier(**{"n_estimators": 5, **parameters}, random_state=None)
    numpy.random.seed(seed)
    return make_pipeline(StandardScaler(), forest).fit(values, classes)


def test_a_model_that_nothing_seeds_is_told_from_one_of_other_options(tmp_path: Path) -> None:
    """What it has learned may agree by chance; what it was made with does not."""
    for values in (True, False):
        same = _files(tmp_path, "a.pkl", (_model(1), _model(2), _model(3)))
        assert first_unlike(*same, values=values) is None
    deeper = _files(tmp_path, "a.pkl", (_model(1), _model(2), _model(3, min_samples_leaf=2)))
    found = first_unlike(*deeper, values=True)
    assert found is not None
    assert found.place.endswith(".min_samples_leaf")
    assert (found.there, found.here) == ("1", "2")
    # Even where values may agree by chance, the number of trees does not.
    more = _files(tmp_path, "a.pkl", (_model(1), _model(2), _model(3, n_estimators=6)))
    found = first_unlike(*more, values=False)
    assert found is not None
    assert (found.there, found.here) == ("5 items", "6")


def test_a_model_of_other_random_numbers_beside_a_time(tmp_path: Path) -> None:
    def held(*seeds: int) -> list[Any]:
        return [{"at": number, "model": _model(seed)} for number, seed in enumerate(seeds)]

    same = _files(tmp_path, "a.pkl", held(1, 1, 1))
    assert first_unlike(*same, values=True) is None
    other = _files(tmp_path, "a.pkl", held(1, 1, 2))
    found = first_unlike(*other, values=True)
    assert found is not None
    assert found.place.endswith(".estimators_")
    assert (found.there, found.here) == ("the same data", "other data")
    assert first_unlike(*other, values=False) is None


def test_an_object_of_another_class(tmp_path: Path) -> None:
    contents = (_model(1), _model(2), StandardScaler())
    assert first_unlike(*_files(tmp_path, "a.pkl", contents), values=False) == Unlike(
        "",
        "an object of sklearn.pipeline.Pipeline",
        "an object of sklearn.preprocessing._data.StandardScaler",
    )


def test_where_two_files_differ(tmp_path: Path) -> None:
    def told(name: str, one: Any, other: Any) -> tuple[str, str, str] | None:
        files = _files(tmp_path, name, (one, other, other))
        found = first_difference(files[0], files[1])
        return found and (found.place, found.there, found.here)

    one = pandas.DataFrame({"seconds": [1.5, 2.5]})
    assert told("a.parquet", one, one) is None
    assert told("a.parquet", one, one + 1) == ("['seconds'] in row 1", "1.5", "2.5")
    scaler = StandardScaler()
    assert told("a.pkl", scaler, StandardScaler(with_std=False)) == (".with_std", "True", "False")
    assert told("a.json", {"at": "9:31"}, {"at": "9:32"}) == ("['at']", "'9:31'", "'9:32'")
    tree = tmp_path / "tree"
    tree.write_bytes(b"\xff")
    assert first_difference(tree, tree) is None


def test_objects_in_circles_are_held_to_nothing(tmp_path: Path) -> None:
    circles = []
    for number in range(3):
        circle: list[Any] = [number]
        circle.append(circle)
        circles.append(circle)
    assert first_unlike(*_files(tmp_path, "a.pkl", circles), values=True) is None


@pytest.mark.parametrize("contents", [("{", "[", "}"), ("{", "1", "2"), ("1", "{", "2")])
def test_what_is_not_what_its_name_says(contents: tuple[str, str, str], tmp_path: Path) -> None:
    files = [tmp_path / f"{number}.json" for number in range(3)]
    for file, content in zip(files, contents, strict=True):
        file.write_text(content)
    assert first_unlike(*files, values=True) is None
