"""Datasets, and what stands in their configuration where a value is not known at the export."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Any

from .place import Place

# The keys whose values Kedro takes for paths (kedro.framework.context.context); the runtime has the same.
PATH_KEYS = frozenset({"filename", "filepath", "path"})


@dataclass(frozen=True, slots=True, kw_only=True)
class CredentialsReference:
    """Stands in a dataset's configuration where Kedro would put the values of a credentials entry.

    Those that the catalog has in place get a name of their own, under which nobody has to know them.
    """

    name: str
    is_written: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DatasetClass:
    """The class behind a catalog entry's `type`, and what its constructor takes.

    `arguments` are the constructor's keyword arguments with their defaults (`REQUIRED` where there is
    none); it is None when the class could not be imported at export. What `is_own_memory` is derived from
    Kedro's `MemoryDataset`.
    """

    module: str
    name: str
    arguments: tuple[tuple[str, Any], ...] | None
    takes_any_argument: bool = False
    always_versioned: bool = False
    is_ephemeral: bool = False
    is_own_memory: bool = False
    is_partitioned: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenValue:
    """Stands where a value is, or has in it, runtime parameters that the export was not given.

    `text` is what the configuration resolves to, with `${runtime_params:…}` in their places; `is_part`
    tells that there is more to it than the value of one.
    """

    parameters: tuple[str, ...]
    text: str
    is_part: bool = False


def open_values_in(value: Any) -> tuple[OpenValue, ...]:
    """The open values in a value of the configuration, or the value itself if it is one."""
    if isinstance(value, OpenValue):
        return (value,)
    inner = value.values() if isinstance(value, dict) else value
    if isinstance(value, (dict, list, tuple)):
        return tuple(open_value for item in inner for open_value in open_values_in(item))
    return ()


class Required(Enum):
    """The default of a constructor argument that has none."""

    REQUIRED = "required"


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclaredPartitions:
    """What a dataset says of its partitions, as it stands in the catalog.

    `definition` is a type, or a mapping with a `type` and its arguments, and so is each of the `mappings`
    to the partitions of datasets that a name or a pattern tells.
    """

    definition: Any
    mappings: tuple[tuple[str, Any], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Dataset:
    """A dataset that a node reads or writes, with the configuration that Kedro resolves for it.

    `arguments` go to the dataset's constructor: relative paths are still relative, and credentials are
    references. A dataset that no catalog entry or pattern describes lives in memory (`declared` False);
    `elsewhere` are the environments that have one for it.
    """

    name: str
    dataset_class: DatasetClass
    type: str
    arguments: tuple[tuple[str, Any], ...] = ()
    versioned: bool = False
    metadata: tuple[tuple[str, Any], ...] = ()
    validator: Any = None
    declared: bool = True
    place: Place | None = None
    partitions: DeclaredPartitions | None = None
    is_nothing: bool = False
    elsewhere: tuple[str, ...] = ()

    @property
    def is_memory(self) -> bool:
        """Whether the data is gone when the process that saved it ends."""
        return self.dataset_class.is_ephemeral

    @property
    def dagster_metadata(self) -> dict[str, Any]:
        """What stands under `metadata: dagster:`; nothing where that is no mapping."""
        value = dict(self.metadata).get("dagster")
        return value if isinstance(value, dict) else {}

    @property
    def keep(self) -> bool | None:
        """Whether later runs find a copy of what lives in memory; None where its metadata does not say."""
        return self.dagster_metadata.get("keep")
