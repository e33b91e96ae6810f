"""Where the keys of a project's configuration stand, and in which order."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from kedro_to_dagster.inspect.config.places import Places, find_places

BASE = """\
plan:
  type: text.TextDataset
  load_args: {sep: "${globals:sep}", names: [a, "${x:}", "${y:}"]}
"a.b": 1
true: {1: x, null: y}
"""
OTHER = """\
early: 1
plan:
  metadata: {z: 1, a: 2}
"""


@pytest.fixture
def places(tmp_path: Path) -> Places:
    conf = tmp_path / "conf"
    for name, text in {
        "base/catalog.yml": BASE,
        "base/catalog_b/deep/more.yaml": OTHER,
        "base/catalog.txt": "no: 1",
        "base/parameters.yml": "no: 1",
        "base/catalog_broken.json": "{",
        "prod/catalog.json": '{"late": 1}',
    }.items():
        (conf / name).parent.mkdir(parents=True, exist_ok=True)
        (conf / name).write_text(text)
    return find_places(["catalog*", "catalog*/**"], tmp_path, conf, ["base", "prod", "base"])


def test_the_files_are_those_that_kedro_s_patterns_find(places: Places) -> None:
    """With those that cannot be read, of which Kedro says what is wrong."""
    assert [name for _, name in places.files] == [
        *("conf/base/catalog.yml", "conf/base/catalog_b/deep/more.yaml"),
        *("conf/base/catalog_broken.json", "conf/prod/catalog.json"),
    ]


@pytest.mark.parametrize(
    ("path", "place"),
    [
        (("plan",), "conf/base/catalog.yml:1 (plan)"),
        (("plan", "load_args", "sep"), "conf/base/catalog.yml:3 (plan.load_args.sep)"),
        (("plan", "metadata", "a"), "conf/base/catalog_b/deep/more.yaml:3 (plan.metadata.a)"),
        (("a.b",), "conf/base/catalog.yml:4 (a.b)"),
        # As Python writes the key.
        (("True", "1"), "conf/base/catalog.yml:5 (True.1)"),
        (("True", "None"), "conf/base/catalog.yml:5 (True.None)"),
        (("late",), "conf/prod/catalog.json:1 (late)"),
        (("nowhere",), "None"),
        (("plan", "nowhere"), "None"),
    ],
)
def test_a_key_stands_in_a_line(path: tuple[str, ...], place: str, places: Places) -> None:
    assert str(places.of(*path)) == place


@pytest.mark.parametrize(
    ("key", "line"),
    [
        ("plan.load_args.sep", 3),
        ("plan.load_args.names[1]", 3),
        ("plan.type.x.y", 2),
        ("a.b", 4),
        ("plan[load_args][sep]", 3),
        ("nowhere.at.all", None),
    ],
)
def test_a_key_of_omegaconf_s_is_found_or_the_nearest_around_it(
    key: str, line: int | None, places: Places
) -> None:
    place = places.at(key)
    assert (place and place.line) == line


@pytest.mark.parametrize(
    ("around", "keys", "key"),
    [
        ("plan", ("sep",), "plan.load_args.sep"),
        ("plan", ("load_args", "sep"), "plan.load_args.sep"),
        ("plan.load_args", ("sep",), "plan.load_args.sep"),
        ("pla", ("sep",), None),
        ("early", ("sep",), None),
        ("plan", (), None),
    ],
)
def test_a_key_is_found_below_another(
    around: str, keys: tuple[str, ...], key: str | None, places: Places
) -> None:
    place = places.below(around, keys)
    assert (place and place.key) == key


def test_of_several_keys_below_the_nearest_is_found(tmp_path: Path) -> None:
    file = tmp_path / "a.yml"
    file.write_text("a:\n  b: {c: {x: 1}}\n  x: 2\n")
    places = Places()
    places.add(file, "a.yml")
    found = places.below("a", ("x",))
    assert found is not None and found.line == 3


def test_what_is_interpolated_is_known_by_its_key(places: Places) -> None:
    assert places.interpolated == {
        ("plan", "load_args", "sep"): "${globals:sep}",
        ("plan", "load_args", "names"): "${x:} ${y:}",
    }


def test_a_later_file_without_an_interpolation_takes_the_place_of_one_with_it(
    tmp_path: Path,
) -> None:
    places = Places()
    for name, text in (("a.yml", "x: ${a:}\ny: ${b:}\n"), ("b.yml", "x: 1\n")):
        (tmp_path / name).write_text(text)
        places.add(tmp_path / name, name)
    assert places.interpolated == {("y",): "${b:}"}


def test_keys_of_several_files_are_in_the_order_of_their_places(places: Places) -> None:
    """Kedro reads the files of an environment in no fixed order."""
    value: dict[str, Any] = {
        "new_b": 1,
        "late": 1,
        "plan": {"metadata": {"a": 2, "z": 1}, "load_args": {"names": [], "sep": 1}, "type": ""},
        "new_a": 1,
        "early": 1,
        True: 1,
    }
    ordered = places.in_order(value)
    assert [*ordered] == ["plan", True, "early", "late", "new_a", "new_b"]
    assert [*ordered["plan"]] == ["type", "load_args", "metadata"]
    assert [*ordered["plan"]["load_args"]] == ["sep", "names"]
    assert [*ordered["plan"]["metadata"]] == ["z", "a"]
    assert ordered == value
    assert places.top_level == ("plan", "a.b", "True", "early", "late")


def test_keys_of_one_file_are_in_kedro_s_order(tmp_path: Path) -> None:
    (tmp_path / "a.yml").write_text("a: 1\nb: 2\n")
    places = Places()
    places.add(tmp_path / "a.yml", "a.yml")
    assert [*places.in_order({"b": 2, "a": 1})] == ["b", "a"]
