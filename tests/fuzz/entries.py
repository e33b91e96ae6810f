"""Entries of the catalog: for data of a kind, one of the ways in which Kedro can keep it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from .draft import PACKAGE, Draft, Value, as_json

_VERSION = "2024-01-02T03.04.05.678Z"
_OLD_VERSION = "2023-01-02T03.04.05.678Z"
# Those that functions make.
KEYS = ("first", "second/third")
_OWN = f"{PACKAGE}.datasets"
Entry = dict[str, Any] | None


def file_name(name: str) -> str:
    """A name for a file: what no file may be called is replaced."""
    return name.replace("/", "_").replace(" ", "_")


def _path(draft: Draft, name: str, suffix: str) -> str:
    """Where a file is: at times with a value that the configuration puts in."""
    if draft.chance(0.08, "globals in the catalog"):
        draft.globals["folder"] = "data/globals"
        return f"${{globals:folder}}/{file_name(name)}{suffix}"
    if draft.chance(0.04, "runtime parameter in the catalog"):
        return f"data/${{runtime_params:place, usual}}/{file_name(name)}{suffix}"
    return f"data/{file_name(name)}{suffix}"


def _versioned(draft: Draft, entry: dict[str, Any], probability: float = 0.25) -> dict[str, Any]:
    if draft.chance(probability, "versioned"):
        entry["versioned"] = True
    return entry


def _json(draft: Draft, name: str) -> Entry:
    entry: dict[str, Any] = {"type": "json.JSONDataset", "filepath": _path(draft, name, ".json")}
    if draft.chance(0.2):
        entry["save_args"] = {"indent": 2}
    if draft.chance(0.1, "fs_args"):
        entry["fs_args"] = {"open_args_save": {"encoding": "utf-8"}}
    if draft.chance(0.1, "validator"):
        check = f"{PACKAGE}.tools.Check"
        entry["validator"] = draft.random.choice(
            (check, {"class": check, "options": {"label": "l"}}, f"{PACKAGE}.tools.is_there")
        )
    return _versioned(draft, entry)


def _yaml(draft: Draft, name: str) -> Entry:
    return _versioned(draft, {"type": "yaml.YAMLDataset", "filepath": _path(draft, name, ".yml")})


def _pickle(draft: Draft, name: str) -> Entry:
    entry: dict[str, Any] = {"type": "pickle.PickleDataset", "filepath": _path(draft, name, ".pkl")}
    if draft.chance(0.2):
        entry["backend"] = "pickle"
    return _versioned(draft, entry)


def _memory(draft: Draft, name: str) -> Entry:
    draft.note("MemoryDataset")
    entry: dict[str, Any] = {"type": "MemoryDataset"}
    if draft.chance(0.6, "copy_mode"):
        entry["copy_mode"] = draft.random.choice(("assign", "deepcopy"))
    return entry


def _shallow(draft: Draft, name: str) -> Entry:
    """Only for data that has a method `copy`."""
    return {"type": "MemoryDataset", "copy_mode": "copy"}


def _implicit(draft: Draft, name: str) -> Entry:
    return None


def _cached(draft: Draft, name: str) -> Entry:
    draft.note("CachedDataset")
    inner = _json(draft, name) if draft.chance(0.6) else _pickle(draft, name)
    assert inner is not None
    entry: dict[str, Any] = {"type": "CachedDataset", "dataset": inner}
    if inner.pop("versioned", False):
        entry["versioned"] = True
    if draft.chance(0.3):
        entry["copy_mode"] = draft.random.choice(("assign", "deepcopy"))
    return entry


def _own_versions(draft: Draft, name: str) -> Entry:
    draft.note("own versioned class")
    entry = {
        "type": f"{_OWN}.Versions",
        "filepath": _path(draft, name, ".own"),
        "options": {"a": None, "b": [1.5]},
    }
    return _versioned(draft, entry, 0.6)


def _appending(draft: Draft, name: str) -> Entry:
    if draft.shares_nothing:
        return _pickle(draft, name)
    draft.note("own class that appends")
    entry: dict[str, Any] = {
        "type": f"{_OWN}.{draft.random.choice(('Appending', 'Confirming'))}",
        "filepath": _path(draft, name, ".lines"),
    }
    if draft.chance(0.3, "credentials"):
        draft.credentials["account"] = {"user": "somebody", "password": "secret"}
        entry["credentials"] = "account"
    if draft.chance(0.3):
        entry["metadata"] = {"description": "Lines", "kedro-viz": {"layer": "raw"}}
    return entry


def _keyed(draft: Draft, name: str) -> Entry:
    """Partitions with fixed keys, of which Dagster knows."""
    draft.note("fixed keys")
    partition = {
        "type": draft.random.choice(("", "dagster.")) + "StaticPartitionsDefinition",
        "partition_keys": list(KEYS),
    }
    entry: dict[str, Any] = {
        "type": "kedro_to_dagster_runtime.DagsterPartitionedDataset",
        "path": f"data/{file_name(name)}",
        "dataset": {"type": "json.JSONDataset"},
        "filename_suffix": ".json",
    }
    if draft.chance(0.4, "partitions in metadata"):
        entry["type"] = "partitions.PartitionedDataset"
        entry["metadata"] = {"dagster": {"partitions": partition}}
    else:
        entry["partition"] = partition
    if draft.chance(0.3, "overwrite"):
        entry["overwrite"] = True
    return entry


def _factory(suffix: str, make: Callable[[Draft, str], Entry]) -> Callable[[Draft, str], Entry]:
    """An entry that a pattern makes; the name then has to end with the suffix."""

    def entry(draft: Draft, name: str) -> Entry:
        draft.note("factory")
        made = make(draft, f"{{name}}{suffix}")
        draft.catalog.setdefault(f"{{name}}{suffix}", made)
        return None

    entry.suffix = suffix  # type: ignore[attr-defined]
    return entry


def _text(draft: Draft, name: str) -> Entry:
    return _versioned(draft, {"type": "text.TextDataset", "filepath": _path(draft, name, ".txt")})


def _csv(draft: Draft, name: str) -> Entry:
    entry: dict[str, Any] = {"type": "pandas.CSVDataset", "filepath": _path(draft, name, ".csv")}
    if draft.chance(0.5):
        entry["save_args"] = {"index": False, "sep": ";"}
        entry["load_args"] = {"sep": ";", "dtype": {"text": "string"}, "na_values": None}
    return _versioned(draft, entry)


def _parquet(draft: Draft, name: str) -> Entry:
    entry = {"type": "pandas.ParquetDataset", "filepath": _path(draft, name, ".parquet")}
    return _versioned(draft, entry)


def _partitioned(draft: Draft, name: str) -> Entry:
    draft.note("PartitionedDataset")
    inner: Any = "json.JSONDataset"
    if draft.chance(0.4):
        inner = {"type": "json.JSONDataset", "save_args": {"indent": 1}}
        if draft.chance(0.3, "versioned partitions"):
            inner["versioned"] = True
    entry: dict[str, Any] = {
        "type": "partitions.PartitionedDataset",
        "path": f"data/{file_name(name)}",
        "dataset": inner,
        "filename_suffix": ".json",
    }
    if draft.chance(0.4, "overwrite"):
        entry["overwrite"] = True
    if draft.chance(0.2, "save_lazily"):
        entry["save_lazily"] = draft.chance(0.5)
    return entry


def _incremental(draft: Draft, name: str) -> Entry:
    draft.note("IncrementalDataset")
    entry: dict[str, Any] = {
        "type": "partitions.IncrementalDataset",
        "path": f"data/{file_name(name)}",
        "dataset": {"type": "json.JSONDataset"},
        "filename_suffix": ".json",
    }
    if draft.chance(0.3):
        entry["checkpoint"] = draft.random.choice(
            (
                "one",
                {"filepath": f"data/{file_name(name)}/.checkpoint"},
                {"force_checkpoint": "two"},
            )
        )
    return entry


def _in_namespaces(make: Callable[[Draft, str], Entry]) -> Callable[[Draft, str], Entry]:
    """An entry that one of several patterns with namespaces makes, of which some are more specific."""

    def entry(draft: Draft, name: str) -> Entry:
        patterns = ("{first}.{second}_ns", "{first}.{second}.{third}_ns", "ns{first}.{second}_ns")
        pattern = draft.random.choice(patterns)
        draft.note("factory of namespaces")
        if pattern not in draft.catalog:
            made = make(draft, pattern.replace(".", "/"))
            draft.catalog[pattern] = made
        return None

    entry.suffix = "_ns"  # type: ignore[attr-defined]
    return entry


_JSON_IN_FILES = (_json, _yaml, _pickle, _own_versions, _appending)
_IN_MEMORY = (_memory, _shallow, _implicit)
_JSON_ANYWHERE = (*_JSON_IN_FILES, _json, _cached, _memory, _shallow, _implicit, _implicit)
_WAYS: dict[str, tuple[Callable[[Draft, str], Entry], ...]] = {
    "json": (
        *_JSON_ANYWHERE,
        _factory("_js", _json),
        _factory("_pk", _pickle),
        _factory("_ca", _cached),
        _factory("_ow", _own_versions),
        _factory("_ln", _appending),
        _in_namespaces(_json),
        _in_namespaces(_pickle),
    ),
    "text": (_text, _text, _pickle, _memory, _implicit, _factory("_tx", _text)),
    "frame": (_csv, _parquet, _pickle, _memory, _shallow, _implicit, _factory("_cs", _csv)),
    "parts": (
        *(_partitioned, _partitioned, _incremental, _pickle, _implicit),
        _factory("_pt", _partitioned),
    ),
    "lazy_parts": (_partitioned,),
    "keyed": (_keyed, _keyed, _factory("_ky", _keyed)),
    "object": (_pickle, _memory, _implicit, _implicit),
    "chunks": (_appending, _appending, _json, _implicit, _memory, _pickle),
    "part_chunks": (_partitioned, _incremental),
}


def add_dataset(draft: Draft, name: str, kind: str, *, stored: bool = False) -> str:
    """Give a dataset an entry, or none; the name that it then has."""
    ways = _WAYS[kind]
    if stored:
        ways = tuple(way for way in ways if way not in _IN_MEMORY)
    way = draft.random.choice(ways)
    suffix = getattr(way, "suffix", "")
    name += suffix
    entry = way(draft, name)
    if entry is not None:
        if kind == "lazy_parts":
            # Callables are no data otherwise.
            entry.pop("save_lazily", None)
        if kind == "chunks" and draft.chance(0.8):
            # A version is saved once, so the second chunk would fail.
            entry.pop("versioned", None)
        if draft.chance(0.1, "metadata"):
            entry.setdefault("metadata", {"owner": "me", "kedro-viz": {"layer": "x"}})
        draft.catalog[name] = entry
    return name


def add_views(draft: Draft, name: str, *, chunks: bool = False) -> tuple[Value, ...]:
    """Views of a file of JSON: the first is written, and each may be read."""
    draft.note("transcoding")
    path = _path(draft, name, ".json")
    versioned = (
        {"versioned": True} if draft.chance(0.05 if chunks else 0.35, "versioned views") else {}
    )
    data, text = f"{name}@json", f"{name}@text"
    draft.catalog[data] = {"type": "json.JSONDataset", "filepath": path, **versioned}
    if draft.chance(0.25, "factory of a view"):
        draft.catalog.setdefault(
            "{any}@text", {"type": "text.TextDataset", "filepath": "data/{any}.json", **versioned}
        )
        draft.catalog[data]["filepath"] = f"data/{name}.json"
    else:
        draft.catalog[text] = {"type": "text.TextDataset", "filepath": path, **versioned}
    return Value(data, "json"), Value(text, "text")


def add_source(draft: Draft, name: str) -> Value:
    """A dataset that is there before the run."""
    kind = draft.random.choice(
        (
            *("json", "json", "text", "parts", "incremental", "frame", "versioned", "versioned"),
            *(("keyed", "keyed") if draft.has_fixed_keys else ()),
        )
    )
    file = file_name(name)
    if kind == "json":
        draft.catalog[name] = {"type": "json.JSONDataset", "filepath": f"data/in/{file}.json"}
        draft.data[f"data/in/{file}.json"] = as_json([{"name": name}, 1, None])
    elif kind == "text":
        draft.catalog[name] = {"type": "text.TextDataset", "filepath": f"data/in/{file}.txt"}
        draft.data[f"data/in/{file}.txt"] = f"text of {name}\n"
    elif kind == "frame":
        draft.catalog[name] = {"type": "pandas.CSVDataset", "filepath": f"data/in/{file}.csv"}
        draft.data[f"data/in/{file}.csv"] = "number,text\n1,a\n2,\n"
    elif kind == "versioned":
        draft.note("versioned source")
        draft.catalog[name] = {
            "type": "json.JSONDataset",
            "filepath": f"data/in/{file}.json",
            "versioned": True,
        }
        draft.data[f"data/in/{file}.json/{_VERSION}/{file}.json"] = as_json(["version", name])
        if draft.chance(0.5):
            draft.data[f"data/in/{file}.json/{_OLD_VERSION}/{file}.json"] = as_json(["old", name])
            if name.isalnum() and name.isascii() and name.startswith("d"):
                draft.note("--load-versions")
                draft.old_versions[name] = _OLD_VERSION
    elif kind == "keyed":
        entry = _keyed(draft, name)
        assert entry is not None
        if entry["type"].startswith("partitions.") and draft.chance(0.6, "fixed keys, incremental"):
            entry["type"] = "partitions.IncrementalDataset"
        draft.catalog[name] = entry
        draft.data |= {f"data/{file}/{key}.json": as_json([key, name]) for key in KEYS}
    else:
        entry = _partitioned(draft, name) if kind == "parts" else _incremental(draft, name)
        assert entry is not None
        if isinstance(entry["dataset"], dict):
            entry["dataset"].pop("versioned", None)
        draft.catalog[name] = entry
        for part in ("one", "two/three"):
            draft.data[f"data/{file}/{part}.json"] = as_json([part])
        return Value(name, "parts" if kind == "parts" else "incremental")
    return Value(name, "json" if kind == "versioned" else kind)
