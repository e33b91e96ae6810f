"""Names: from Kedro's to Dagster's and Python's, valid, unique and independent of order."""

from __future__ import annotations

import hashlib
import keyword
import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Set
from typing import TypeVar

# Dagster refuses these for inputs and outputs (dagster._core.definitions.utils.DISALLOWED_NAMES), or
# takes a first argument of the name for the context; a job gives inputs by name to a method of the asset.
DAGSTER_RESERVED = frozenset(
    [
        "self",
        "_",
        "_context",
        "context",
        "context_",
        "conf",
        "config",
        "meta",
        "arg_dict",
        "dict",
        "input_arg_dict",
        "output_arg_dict",
        "int",
        "str",
        "float",
        "bool",
        "input",
        "output",
        "type",
    ]
)

# Where a word begins within a name: `LinReg`, `EDAReport`.
_WORD = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")

PYTHON_RESERVED = frozenset(keyword.kwlist)

# Names that the annotations of a class's fields use; a field of the same name would hide them.
_ANNOTATION_NAMES = frozenset({"Any", "Field", "Number", "bool", "dg", "list", "str"})

# Attributes of pydantic's BaseModel and Dagster's Config that a field may not hide. (`keys` is not one, but
# `dict(model)`, which Dagster uses, takes an object that has it for a mapping.)
MODEL_ATTRIBUTES = _ANNOTATION_NAMES | frozenset(
    [
        "as_parameters",
        "construct",
        "copy",
        "dict",
        "from_orm",
        "json",
        "keys",
        "model_computed_fields",
        "model_config",
        "model_construct",
        "model_copy",
        "model_dump",
        "model_dump_json",
        "model_extra",
        "model_fields",
        "model_fields_set",
        "model_json_schema",
        "model_parametrized_name",
        "model_post_init",
        "model_rebuild",
        "model_validate",
        "model_validate_json",
        "model_validate_strings",
        "parse_file",
        "parse_obj",
        "parse_raw",
        "schema",
        "schema_json",
        "self",
        "update_forward_refs",
        "validate",
        "to_config_schema",
        "to_fields_dict",
    ]
)

# The same for an I/O manager.
IO_MANAGER_ATTRIBUTES = MODEL_ATTRIBUTES | frozenset(
    [
        "configure_at_launch",
        "confirm",
        "create_dataset",
        "create_io_manager",
        "create_resource",
        "dataset",
        "dataset_name",
        "dataset_of",
        "from_resource_context",
        "from_resource_context_cm",
        "get_resource_context",
        "get_resource_definition",
        "handle_output",
        "input_config_schema",
        "load",
        "load_in_turn",
        "load_input",
        "partitions",
        "stored",
        "nested_resources",
        "options",
        "output_config_schema",
        "preview",
        "process_config_and_initialize",
        "process_config_and_initialize_cm",
        "save",
        "setup_for_execution",
        "teardown_after_execution",
        "used_by",
        "validator",
        "version",
        "versioned",
        "with_replaced_resource_context",
        "with_resource_context",
        "yield_for_execution",
    ]
)

# The same for the resource that holds all parameters.
ROOT_ATTRIBUTES = IO_MANAGER_ATTRIBUTES - {
    "confirm",
    "create_dataset",
    "dataset",
    "dataset_name",
    "handle_output",
    "load",
    "load_in_turn",
    "load_input",
    "options",
    "partitions",
    "preview",
    "save",
    "stored",
    "used_by",
    "validator",
    "version",
    "versioned",
}

_SUFFIX_LENGTH = 6
Name = TypeVar("Name", str, "tuple[str, ...]")


def identifier(name: str) -> str:
    """Turn a Kedro name into a valid Python and Dagster name; `.` becomes `__`, as in the plugin."""
    plain = unicodedata.normalize("NFKD", name.replace(".", "__"))
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    cleaned = re.sub(r"[^A-Za-z0-9_]+", "_", plain)
    if cleaned != plain:
        # Only what the cleaning itself left at the ends; underscores of the name's own stay.
        cleaned = cleaned.strip("_") if not plain.startswith("_") else cleaned.rstrip("_")
    if not cleaned.strip("_"):
        return f"unnamed_{_digest(name)}"
    return f"_{cleaned}" if cleaned[0].isdigit() else cleaned


def safe_identifier(name: str, reserved: Set[str] = frozenset()) -> str:
    """Like `identifier`, and neither a Python keyword nor one of the reserved names."""
    candidate = identifier(name)
    while candidate in PYTHON_RESERVED or candidate in reserved:
        candidate = f"{candidate}_"
    return candidate


def field_name(key: str, reserved: Set[str] = MODEL_ATTRIBUTES) -> str:
    """Python name of a field: a key that pydantic or Dagster would not take is changed and aliased."""
    name = safe_identifier(key, reserved)
    if name.startswith("_"):
        # pydantic takes a leading underscore for a private attribute.
        name = f"field{name}"
    elif name.startswith(("model_dump", "model_validate")):
        # pydantic keeps these beginnings for itself, and warns.
        name = f"field_{name.rstrip('_')}"
    return name


def snake_case(name: str) -> str:
    """A name as Python's modules have it: `LinReg` becomes `lin_reg`."""
    return _WORD.sub("_", name).lower()


def is_name(text: str) -> bool:
    """Whether a text can be the name of a function or variable in Python."""
    return text.isidentifier() and text not in PYTHON_RESERVED


def class_name(name: str) -> str:
    """Turn a Kedro name into a class name: `data_science.model_options` → `DataScienceModelOptions`."""
    words = re.split(r"_+", identifier(name))
    camel = "".join(word[:1].upper() + word[1:] for word in words if word)
    if not camel[:1].isalpha() or camel in _ANNOTATION_NAMES or camel in PYTHON_RESERVED:
        return f"Parameters{camel}"
    return camel


def credentials_variable(name: str) -> str:
    """The environment variable of a credentials entry; the runtime looks for it under the same name.

    One that is not in small letters, digits and underscores has a digest, so that `dev-s3` and `dev_s3`
    share no variable.
    """
    plain = re.sub(r"\W", "_", name).upper()
    if re.fullmatch(r"[a-z0-9_]+", name):
        return f"KEDRO_CREDENTIALS_{plain}"
    return f"KEDRO_CREDENTIALS_{plain}_{hashlib.sha256(name.encode()).hexdigest()[:6].upper()}"


def unique_names(
    names: Iterable[Name],
    convert: Callable[[Name], str],
    taken: Set[str] = frozenset(),
    on_collision: Callable[[str], str] | None = None,
) -> dict[Name, str]:
    """Give each name a converted one of its own; a pure function of the set of names.

    A name is a text, or several that belong together. Where several names meet in one, the name that
    needed no change keeps it, else the first in alphabetical order; the others get a suffix made of their
    own text. A name that is taken gets the one `on_collision` makes of it.
    """
    by_candidate: defaultdict[str, list[Name]] = defaultdict(list)
    for name in sorted(set(names)):
        candidate = convert(name)
        if candidate in taken and on_collision is not None:
            candidate = on_collision(candidate)
        by_candidate[candidate].append(name)
    keepers: dict[str, Name] = {
        candidate: next((name for name in group if name == candidate), group[0])
        for candidate, group in by_candidate.items()
        if candidate not in taken
    }
    result: dict[Name, str] = {name: candidate for candidate, name in keepers.items()}
    used = {*taken, *keepers}
    for candidate, group in sorted(by_candidate.items()):
        for name in group:
            if name not in result:
                result[name] = _suffixed(candidate, name, used)
                used.add(result[name])
    return result


def _suffixed(candidate: str, name: str | tuple[str, ...], used: Set[str]) -> str:
    """The candidate with a suffix made of the name's own text, as long as it must be."""
    text = name if isinstance(name, str) else "\0".join(name)
    digest = hashlib.sha256(text.encode()).hexdigest()
    suffixed = (
        f"{candidate}_{digest[:length]}" for length in range(_SUFFIX_LENGTH, len(digest) + 1)
    )
    return next(name for name in suffixed if name not in used)


def _digest(name: str) -> str:
    return hashlib.sha256(name.encode()).hexdigest()[:_SUFFIX_LENGTH]
