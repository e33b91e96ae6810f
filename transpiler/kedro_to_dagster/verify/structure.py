"""What stays the same of a file whose content differs from run to run."""

from __future__ import annotations

import importlib
import json
from collections import Counter
from pathlib import Path
from typing import Any

import yaml

from .databases import tables_of
from .documents import SEPARATORS, rows_of

# So many columns are told with those that differ.
_FEW = 5


def structure(file: Path) -> Any:
    """The rows and columns of tables, or the keys of a document; only that it is there for all else.

    An empty file has a structure of its own.
    """
    if not file.stat().st_size:
        return "empty"
    try:
        return _of_suffix(file)
    except Exception:
        # Not what its name says; a library that reads it may raise anything.
        return "there"


def _of_suffix(file: Path) -> Any:
    suffix = file.suffix.lower()
    if suffix in SEPARATORS:
        return _table(file)
    if suffix == ".json":
        return _keys(json.loads(file.read_text(encoding="utf-8")))
    if suffix in (".jsonl", ".ndjson"):
        lines = file.read_text(encoding="utf-8").splitlines()
        return [_keys(json.loads(line)) for line in lines if line.strip()]
    if suffix in (".yml", ".yaml"):
        return _keys(yaml.safe_load(file.read_text(encoding="utf-8")))
    if suffix in (".parquet", ".pq"):
        parquet: Any = importlib.import_module("pyarrow.parquet")
        metadata = parquet.read_metadata(file)
        schema = parquet.read_schema(file)
        return metadata.num_rows, list(zip(schema.names, map(str, schema.types), strict=True))
    if suffix in (".xlsx", ".xlsm"):
        return _sheets(file)
    tables = tables_of(file)
    if tables is not None:
        return {name: table.shape for name, table in tables.items()}
    return "there"


def _table(file: Path) -> Any:
    rows = rows_of(file)
    return rows[0], len(rows) - 1, sorted(Counter(map(len, rows)))


def _keys(value: Any) -> Any:
    """A document with kinds of values in the place of values; a list tells its length and what it holds."""
    if isinstance(value, dict):
        return {str(key): _keys(inner) for key, inner in value.items()}
    if isinstance(value, list):
        kinds = [_keys(inner) for inner in value]
        return [len(kinds), [kind for place, kind in enumerate(kinds) if kind not in kinds[:place]]]
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return "number"
    return type(value).__name__


def _sheets(file: Path) -> Any:
    openpyxl: Any = importlib.import_module("openpyxl")
    book = openpyxl.load_workbook(file, read_only=True)
    try:
        return [(sheet.title, sheet.max_row, sheet.max_column) for sheet in book.worksheets]
    finally:
        book.close()


def described(shape: Any) -> str:
    """A structure in words, for a message."""
    if isinstance(shape, str):
        words = {"empty": "an empty file", "there": "a file that is not empty"}
        return words.get(shape, f"a {shape}")
    if isinstance(shape, tuple) and len(shape) == 3:
        header, rows, _ = shape
        return f"{rows} rows of the columns {', '.join(header)}"
    if isinstance(shape, tuple) and len(shape) == 2:
        rows, columns = shape
        return f"{rows} rows of the columns {', '.join(name for name, _ in columns)}"
    if _is_database(shape):
        tables = (f"{name} (rows: {rows})" for name, (rows, _) in sorted(shape.items()))
        return f"the tables {', '.join(tables)}"
    if isinstance(shape, dict):
        return f"the keys {', '.join(sorted(shape))}"
    return f"the structure {json.dumps(shape)}"[:200]


def described_both(one: Any, other: Any) -> tuple[str, str]:
    """Two structures in words: of tables with the same columns their rows, of databases what differs."""
    rows = _rows(one), _rows(other)
    if None not in rows and _columns(one) == _columns(other):
        return f"{rows[0]} rows", f"{rows[1]} rows"
    if _is_database(one) and _is_database(other):
        names = {name for name in {*one, *other} if one.get(name) != other.get(name)}
        one, other = ({name: shape[name] for name in names & set(shape)} for shape in (one, other))
        return (described(one) if one else "no more"), (described(other) if other else "no more")
    if None not in rows:
        named = _differing_columns(_named_columns(one), _named_columns(other))
        if named is not None:
            return f"{rows[0]} rows, with {named[0]}", f"{rows[1]} rows, with {named[1]}"
    return described(one), described(other)


def _named_columns(table: tuple[Any, ...]) -> dict[str, str]:
    """The columns of a table with their types, where it has types."""
    columns = next(part for part in table if isinstance(part, list))
    return dict.fromkeys(columns, "") if len(table) == 3 else dict(columns)


def _differing_columns(one: dict[str, str], other: dict[str, str]) -> tuple[str, str] | None:
    """The columns of two tables that differ, in words; None where all of them are few enough to be told."""
    if set(one) == set(other):
        name = next((name for name in one if one[name] != other[name]), None)
        if name is None:
            return None
        return f"the column {name} of {one[name]}", f"the column {name} of {other[name]}"
    if len(one) <= _FEW:
        return None
    lost = [name for name in one if name not in other]
    more = [name for name in other if name not in one]
    return _of_names(lost), _of_names(more)


def _of_names(columns: list[str]) -> str:
    return f"the columns {', '.join(columns)}" if columns else "no other columns"


def _is_database(shape: Any) -> bool:
    return isinstance(shape, dict) and any(isinstance(inner, tuple) for inner in shape.values())


def _rows(shape: Any) -> int | None:
    return (
        next((part for part in shape if isinstance(part, int)), None)
        if isinstance(shape, tuple)
        else None
    )


def _columns(shape: tuple[Any, ...]) -> list[Any]:
    return [part for part in shape if not isinstance(part, int)]
