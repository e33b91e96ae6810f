"""Places in the project, and the order that they give to generated code."""

from __future__ import annotations

from kedro_to_dagster.kedro_model.place import Place, in_source_order


def test_places_sort_by_file_and_line_and_unknown_ones_come_last() -> None:
    places = [
        None,
        Place(file="b.yml", line=1),
        Place(file="a.yml", line=10),
        Place(file="a.yml", line=9),
        Place(file="a.yml"),
    ]
    assert sorted(places, key=in_source_order) == [
        Place(file="a.yml"),
        Place(file="a.yml", line=9),
        Place(file="a.yml", line=10),
        Place(file="b.yml", line=1),
        None,
    ]
