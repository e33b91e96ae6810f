"""What files hold, as plain values: the columns of tables, documents, the lines of texts, pickles."""

from __future__ import annotations

import csv
import importlib
import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from .databases import tables_of
from .pickles import PICKLES, unpickled

SEPARATORS = {".csv": ",", ".tsv": "\t", ".psv": "|"}
# Larger files are not looked into.
LIMIT = 20 * 2**20


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table; one that varies in a row varies."""

    values: tuple[Any, ...]


class Lines(tuple[str, ...]):
    """The lines of a text."""


def rows_of(file: Path) -> list[list[str]]:
    """The rows of a table of text; those of Kedro projects have semicolons under this name too."""
    separator = SEPARATORS[file.suffix.lower()]
    with file.open(encoding="utf-8-sig", newline="") as stream:
        first = stream.readline()
        stream.seek(0)
        if separator == "," and first.count(";") > first.count(","):
            separator = ";"
        return list(csv.reader(stream, delimiter=separator))


def content(file: Path) -> Any:
    """What a file holds; None where that cannot be told."""
    if file.stat().st_size > LIMIT:
        return None
    try:
        return _content(file)
    except Exception:
        # Not what its name says; a library that reads it may raise anything.
        return None


def _content(file: Path) -> Any:
    suffix = file.suffix.lower()
    if suffix in SEPARATORS:
        header, *rows = rows_of(file)
        return _columns(header, rows)
    if suffix in (".parquet", ".pq"):
        parquet: Any = importlib.import_module("pyarrow.parquet")
        table = parquet.read_table(file)
        return {
            name: Column(tuple(table.column(number).to_pylist()))
            for number, name in enumerate(table.column_names)
        }
    if suffix in (".xlsx", ".xlsm"):
        return _sheets(file)
    if suffix in PICKLES:
        return unpickled(file)
    tables = tables_of(file)
    if tables is not None:
        return {name: (table.columns, table.rows, table.digest) for name, table in tables.items()}
    return _of_text(file.read_text(encoding="utf-8"), suffix)


def _of_text(text: str, suffix: str) -> Any:
    if suffix == ".json":
        return json.loads(text)
    if suffix in (".jsonl", ".ndjson"):
        return [json.loads(line) for line in text.splitlines() if line.strip()]
    if suffix in (".yml", ".yaml"):
        return yaml.safe_load(text)
    return Lines(text.splitlines())


def _sheets(file: Path) -> Any:
    openpyxl: Any = importlib.import_module("openpyxl")
    book = openpyxl.load_workbook(file, read_only=True)
    try:
        sheets = {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in book.worksheets}
    finally:
        book.close()
    return {
        title: _columns([str(name) for name in rows[0]], rows[1:]) if rows else {}
        for title, rows in sheets.items()
    }


def _columns(header: Sequence[str], rows: Iterable[Sequence[Any]]) -> dict[str, Column]:
    """The columns by their names; a second one of a name has its number."""
    values: dict[int, list[Any]] = defaultdict(list)
    for row in rows:
        for number, value in enumerate(row):
            values[number].append(value)
    names = [
        name if name not in header[:number] else f"{name} ({number + 1})"
        for number, name in enumerate(header)
    ]
    return {name: Column(tuple(values[number])) for number, name in enumerate(names)}
