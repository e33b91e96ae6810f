"""What Dagster shows of a dataset that was saved: its place, its columns, and the preview of Kedro-Viz."""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from typing import Any

import dagster as dg
import pandas as pd
import pytest
from kedro.io import AbstractVersionedDataset, MemoryDataset, Version
from kedro_datasets._typing import ImagePreview, JSONPreview, PlotlyPreview, TablePreview
from kedro_to_dagster_runtime.metadata import describe, describe_table

CARS = pd.DataFrame({"name": ["a|b", "c\nd", "e", "f", "g", "h"], "doors": [2, 4, 4, 2, 4, 5]})
# As many characters and bytes of a preview as are stored with an event.
CHARACTERS, BYTES = 20_000, 300_000


class FileDataset(AbstractVersionedDataset[Any, Any]):
    """A dataset of one file."""

    def __init__(self, filepath: str, version: Version | None = None) -> None:
        super().__init__(PurePosixPath(filepath), version)

    def load(self) -> Any: ...

    def save(self, data: Any) -> None: ...

    def _describe(self) -> dict[str, Any]:
        return {}


class TableDataset(FileDataset):
    def preview(self) -> TablePreview: ...  # type: ignore[empty-body]


class JSONDataset(FileDataset):
    def preview(self) -> JSONPreview: ...  # type: ignore[empty-body]


class PlotlyDataset(FileDataset):
    figure: Any = {"data": [1]}

    def preview(self) -> PlotlyPreview:
        return PlotlyPreview(self.figure)


class ImageDataset(FileDataset):
    def preview(self) -> ImagePreview:
        return ImagePreview("aW1hZ2U=")


def _shown(
    dataset: Any, data: object, version: str | None = None, preview: bool = True
) -> dict[str, Any]:
    """The metadata as plain values."""
    metadata = describe(dataset, data, version, preview)
    return {name: getattr(value, "value", value) for name, value in metadata.items()}


def test_a_table_is_shown_with_its_place_rows_columns_and_first_five_rows() -> None:
    shown = _shown(TableDataset("data/cars.csv"), CARS)
    columns = shown.pop("dagster/column_schema").columns
    assert [(column.name, column.type) for column in columns] == [
        ("name", str(CARS.dtypes["name"])),
        ("doors", "int64"),
    ]
    # Bars and line breaks in a cell would be those of the table.
    preview = "| name | doors |\n| --- | --- |\n| a\\|b | 2 |\n| c d | 4 |\n| e | 4 |\n| f | 2 |\n| g | 4 |"
    assert shown == {"path": "data/cars.csv", "dagster/row_count": 6, "preview": preview}


def test_of_a_versioned_dataset_the_file_of_the_version_is_shown() -> None:
    version = "2024-01-01T00.00.00.000Z"
    assert _shown(FileDataset("data/cars.csv", Version(None, version)), [1], version) == {
        "version": version,
        "path": f"data/cars.csv/{version}/cars.csv",
    }


def test_a_dataset_of_a_folder_is_shown_with_it() -> None:
    class FolderDataset:
        _path = "data/cars"

    assert _shown(FolderDataset(), {"a": 1}) == {"path": "data/cars"}
    # One that is no file, such as a table of a database, has no place to show.
    assert _shown(MemoryDataset(), {"a": 1}) == {}


@pytest.mark.parametrize(
    "dataset", [TableDataset("x"), JSONDataset("x"), PlotlyDataset("x"), ImageDataset("x")]
)
def test_without_a_preview_the_dataset_is_not_asked_for_one(dataset: Any) -> None:
    assert _shown(dataset, {"a": 1}, preview=False) == {"path": "x"}


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ({"a": [1]}, {"a": [1]}),
        ({"at": Path("x")}, {"at": "x"}),
        # With the quotes around it, the longest that is stored.
        ("x" * (CHARACTERS - 2), "x" * (CHARACTERS - 2)),
        ("x" * (CHARACTERS - 1), None),
    ],
)
def test_json_is_shown_unless_it_is_long(data: Any, expected: Any) -> None:
    assert _shown(JSONDataset("a.json"), data).get("preview") == expected


def test_a_figure_is_shown_as_its_dataset_previews_it_unless_it_is_long() -> None:
    dataset = PlotlyDataset("a.json")
    assert _shown(dataset, "figure")["preview"] == {"data": [1]}
    dataset.figure = "x" * (CHARACTERS - 2)
    assert _shown(dataset, "figure")["preview"] == dataset.figure
    dataset.figure += "x"
    assert "preview" not in _shown(dataset, "figure")


@pytest.mark.parametrize(("size", "is_shown"), [(1, True), (BYTES, True), (BYTES + 1, False)])
def test_an_image_is_shown_unless_its_file_is_large(
    tmp_path: Path, size: int, is_shown: bool
) -> None:
    path = tmp_path / "a.png"
    path.write_bytes(b"x" * size)
    shown = _shown(ImageDataset(str(path)), "image").get("preview")
    assert shown == ("![](data:image/png;base64,aW1hZ2U=)" if is_shown else None)


def test_an_image_that_is_no_file_of_this_machine_is_not_loaded_to_be_shown(tmp_path: Path) -> None:
    assert "preview" not in _shown(ImageDataset(str(tmp_path / "elsewhere.png")), "image")


@pytest.mark.parametrize("data", [[1, 2], pd.Series([1]), "DataFrame", None])
def test_what_is_no_table_has_neither_rows_nor_a_preview_of_them(data: Any) -> None:
    assert describe_table(data) == {}
    assert _shown(TableDataset("a.csv"), data) == {"path": "a.csv"}


def test_what_cannot_be_told_fails_no_run_and_says_why() -> None:
    class BrokenDataset(FileDataset):
        def preview(self) -> PlotlyPreview:
            raise ValueError("no figure")

    shown = _shown(BrokenDataset("a.json"), CARS)
    assert (shown["path"], shown["dagster/row_count"]) == ("a.json", 6)
    assert shown["metadata_error"] == "ValueError: no figure"


def test_a_table_in_memory_is_shown_with_its_rows_and_columns() -> None:
    schema = describe_table(CARS)["dagster/column_schema"]
    assert isinstance(schema, dg.TableSchema)
    assert describe_table(CARS)["dagster/row_count"] == 6
