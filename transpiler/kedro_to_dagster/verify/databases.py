"""Reads the tables of database files: the same rows are not the same bytes in two of them."""

from __future__ import annotations

import contextlib
import hashlib
import importlib
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

_SQLITE = b"SQLite format 3\0"
# What MLflow notes of how a process was started, and of the machine while it ran.
_OF_PROCESSES = ("mlflow.source.", "system/")
# After a checksum of eight bytes.
_DUCKDB = b"DUCK"
_CHUNK = 10_000


@dataclass(frozen=True, slots=True)
class Table:
    """A table or view: its columns, how many rows it has, and a digest of them in any order."""

    columns: tuple[str, ...]
    rows: int
    digest: int

    @property
    def shape(self) -> tuple[int, tuple[str, ...]]:
        """What is left of it where the values vary."""
        return self.rows, self.columns


def tables_of(file: Path) -> dict[str, Table] | None:
    """The tables of a database of SQLite or DuckDB; None for what is none, or cannot be read."""
    with file.open("rb") as stream:
        begin = stream.read(len(_SQLITE))
    try:
        if begin == _SQLITE:
            return _tables(
                sqlite3.connect(f"file:{quote(str(file))}?mode=ro", uri=True), _OF_SQLITE
            )
        if begin[8:12] == _DUCKDB:
            duckdb: Any = importlib.import_module("duckdb")
            return _tables(duckdb.connect(str(file), read_only=True), _OF_DUCKDB)
    except Exception:
        # Another version's, one that was not closed, or no such library; each library has its own errors.
        return None
    return None


def differing_tables(one: Path, other: Path) -> dict[str, str]:
    """The tables that are not the same in two databases, and how they differ; none for other files."""
    before, after = tables_of(one) or {}, tables_of(other) or {}
    return {
        name: _difference(before.get(name), after.get(name))
        for name in sorted({*before, *after})
        if before.get(name) != after.get(name)
    }


def _difference(one: Table | None, other: Table | None) -> str:
    if one is None or other is None:
        return "is there, and not here" if other is None else "is not there"
    if one.columns != other.columns:
        return (
            f"has the columns {', '.join(one.columns)} there, and {', '.join(other.columns)} here"
        )
    if one.rows != other.rows:
        return f"has {one.rows} rows there, and {other.rows} here"
    return "has other values here"


_OF_SQLITE = (
    "SELECT NULL, name FROM sqlite_master "
    "WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite_%'"
)
_OF_DUCKDB = (
    "SELECT NULLIF(table_schema, 'main'), table_name FROM information_schema.tables "
    "WHERE table_catalog = current_database()"
)


def _tables(connection: Any, query: str) -> dict[str, Table]:
    with contextlib.closing(connection):
        names = connection.execute(query).fetchall()
        return {
            ".".join(filter(None, parts)): _table(
                connection, ".".join(map(_quoted, filter(None, parts)))
            )
            for parts in sorted(names, key=str)
        }


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _table(connection: Any, name: str) -> Table:
    found = connection.execute(f"SELECT * FROM {name}")
    columns = tuple(str(column[0]) for column in found.description)
    count, digest = 0, 0
    for row in _rows(found):
        count += 1
        # A sum: a table has no order of rows.
        digest += int.from_bytes(hashlib.sha256(repr(row).encode()).digest()[:16], "big")
    return Table(columns, count, digest)


def _rows(found: Any) -> Iterator[tuple[Any, ...]]:
    while rows := found.fetchmany(_CHUNK):
        for row in rows:
            if not any(isinstance(value, str) and value.startswith(_OF_PROCESSES) for value in row):
                yield row
