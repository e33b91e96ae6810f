"""Dagster's definitions of partitions, from what the catalog says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from ...dagster_model.code import Collection, Constant, Construction, Expression, Import, Reference
from .catalog_values import UntranslatableError, dictionary_of, keys_of, plain, type_and_arguments
from .crons import is_cron_schedule

_TIME = ("end_offset", "exclusions", "fmt", "timezone")
_DAYS = ("start_date", "end_date", "minute_offset", "hour_offset")
# Each definition with its arguments.
_DEFINITIONS: dict[str, tuple[str, ...]] = {
    "StaticPartitionsDefinition": ("partition_keys",),
    "HourlyPartitionsDefinition": ("start_date", "end_date", "minute_offset", *_TIME),
    "DailyPartitionsDefinition": (*_DAYS, *_TIME),
    "WeeklyPartitionsDefinition": (*_DAYS, "day_offset", *_TIME),
    "MonthlyPartitionsDefinition": (*_DAYS, "day_offset", *_TIME),
    "TimeWindowPartitionsDefinition": (
        *("start", "end", "cron_schedule", "minute_offset", "hour_offset", "day_offset"),
        *_TIME,
    ),
    "DynamicPartitionsDefinition": ("name",),
    "MultiPartitionsDefinition": ("partitions_defs",),
}
_REQUIRED = {
    "StaticPartitionsDefinition": ("partition_keys",),
    **dict.fromkeys(
        (f"{span}PartitionsDefinition" for span in ("Hourly", "Daily", "Weekly", "Monthly")),
        ("start_date",),
    ),
    "TimeWindowPartitionsDefinition": ("start", "fmt", "cron_schedule"),
    "MultiPartitionsDefinition": ("partitions_defs",),
}
_DATES = ("start", "end", "start_date", "end_date")
# The first and the last number that Dagster takes.
_OFFSETS = {"minute_offset": (0, 59), "hour_offset": (0, 23), "day_offset": (0, 31)}
# What Dagster refuses in the key of a dimension.
_NOT_IN_DIMENSIONS = ("|", "[", "]", ",")


@dataclass(frozen=True, slots=True, kw_only=True)
class Definition:
    """A definition of partitions: its type, its keys if they are fixed, and the code that makes it.

    `dimensions` are those of a definition with two.
    """

    type: str
    value: Expression
    imports: tuple[Import, ...] = ()
    keys: tuple[str, ...] = ()
    dimensions: tuple[tuple[str, Definition], ...] = ()

    @property
    def is_static(self) -> bool:
        """Whether its keys are fixed."""
        return self.type == "StaticPartitionsDefinition"

    @property
    def is_time_window(self) -> bool:
        """Whether a key stands for a span of time."""
        return self.type in _DEFINITIONS and "end_offset" in _DEFINITIONS[self.type]

    @property
    def timezone(self) -> str:
        """The time zone of its windows."""
        return self._argument("timezone") or "UTC"

    @property
    def cron_schedule(self) -> str:
        """The schedule of windows that have one of their own."""
        return self._argument("cron_schedule")

    def _argument(self, keyword: str) -> str:
        arguments = self.value.arguments if isinstance(self.value, Construction) else ()
        argument = dict(arguments).get(keyword)
        return str(argument.value) if isinstance(argument, Constant) and argument.value else ""

    @property
    def is_dynamic(self) -> bool:
        """Whether its keys are added while the package is in use."""
        return self.type == "DynamicPartitionsDefinition"


def has_windows(definition: Definition) -> bool:
    """Whether its keys, or one of its dimensions, stand for spans of time."""
    return definition.is_time_window or any(
        part.is_time_window for _, part in definition.dimensions
    )


def parse_definition(declared: Any, dataset: str) -> Definition:
    """Read a definition.

    Raises:
        UntranslatableError: If Dagster has none such, or would refuse it.
    """
    type_, arguments = type_and_arguments(declared, _DEFINITIONS, "definition of partitions")
    if type_ == "DynamicPartitionsDefinition" and arguments.get("name") is None:
        arguments["name"] = dataset
    missing = [name for name in _REQUIRED.get(type_, ()) if arguments.get(name) is None]
    if missing:
        raise UntranslatableError(f"a {type_} needs '{missing[0]}'")
    dimensions: tuple[tuple[str, Definition], ...] = ()
    imports: set[Import] = set()
    values: dict[str, Expression] = {}
    for name, value in arguments.items():
        if value is None:
            values[name] = Constant(value=None)
        elif name == "partition_keys":
            values[name] = Constant(value=list(keys_of(value)))
        elif name == "partitions_defs":
            dimensions = _dimensions(value, dataset)
            values[name] = dictionary_of((key, inner.value) for key, inner in dimensions)
            imports.update(line for _, inner in dimensions for line in inner.imports)
        elif name in _DATES:
            values[name] = Constant(value=_date(value, _format(type_, arguments)))
        elif name == "exclusions":
            values[name], needed = _exclusions(value)
            imports.update(needed)
        else:
            values[name] = Constant(value=_argument(name, value))
    positional = {"partition_keys", "partitions_defs"}
    return Definition(
        type=type_,
        value=Construction(
            function=Reference(path=("dg", type_)),
            arguments=tuple(
                (None if name in positional else name, value) for name, value in values.items()
            ),
        ),
        imports=tuple(sorted(imports, key=repr)),
        keys=keys_of(arguments["partition_keys"]) if "partition_keys" in arguments else (),
        dimensions=dimensions,
    )


def parse_backfill_policy(declared: Any) -> Construction | None:
    """Read a backfill policy: `single_run`, `multi_run`, or a mapping with `max_partitions_per_run`.

    Raises:
        UntranslatableError: If it is something else.
    """
    if declared is None:
        return None
    if declared == "single_run":
        return Construction(function=Reference(path=("dg", "BackfillPolicy", "single_run")))
    arguments: tuple[tuple[str | None, Expression], ...] = ()
    if isinstance(declared, Mapping) and set(declared) == {"max_partitions_per_run"}:
        number = Constant(value=plain("max_partitions_per_run", declared["max_partitions_per_run"]))
        arguments = (("max_partitions_per_run", number),)
    elif declared != "multi_run":
        raise UntranslatableError(
            f"the backfill policy {declared!r} is neither 'single_run' nor 'multi_run' nor "
            "{max_partitions_per_run: …}"
        )
    return Construction(
        function=Reference(path=("dg", "BackfillPolicy", "multi_run")), arguments=arguments
    )


def _dimensions(value: Any, dataset: str) -> tuple[tuple[str, Definition], ...]:
    if not isinstance(value, Mapping) or len(value) != 2:
        raise UntranslatableError("a MultiPartitionsDefinition has two dimensions")
    dimensions = tuple(
        (str(name), parse_definition(inner, f"{dataset}_{name}")) for name, inner in value.items()
    )
    if any(dimension.dimensions for _, dimension in dimensions):
        raise UntranslatableError("a dimension cannot have dimensions itself")
    for key in (key for _, dimension in dimensions for key in dimension.keys):
        if any(refused in key for refused in _NOT_IN_DIMENSIONS):
            raise UntranslatableError(f"Dagster does not take {key!r} as the key of a dimension")
    return dimensions


def _argument(name: str, value: Any) -> Any:
    """A plain argument; one that Dagster would refuse would keep the package from loading."""
    argument = plain(name, value)
    if name == "name" and (not isinstance(argument, str) or not argument):
        raise UntranslatableError(f"the name must be a text, not {argument!r}")
    if name == "timezone":
        try:
            ZoneInfo(argument)
        except (OSError, TypeError, ValueError, ZoneInfoNotFoundError) as error:
            raise UntranslatableError(f"there is no time zone {argument!r}") from error
    if name == "cron_schedule" and not is_cron_schedule(str(argument)):
        raise UntranslatableError(
            f"{argument!r} is no cron schedule of five fields, nor one as @daily"
        )
    if name in _OFFSETS or name == "end_offset":
        first, last = _OFFSETS.get(name, (argument, argument))
        if type(argument) is not int or not first <= argument <= last:
            raise UntranslatableError(f"'{name}' cannot be {argument!r}")
    return argument


def _format(type_: str, arguments: Mapping[str, Any]) -> str:
    """The format of the keys; Dagster reads dates in it too."""
    hourly = "%Y-%m-%d-%H:%M" if type_ == "HourlyPartitionsDefinition" else "%Y-%m-%d"
    return str(arguments.get("fmt") or hourly)


def _date(value: Any, format_: str) -> str:
    if isinstance(value, date):
        return value.strftime(format_)
    try:
        datetime.strptime(str(value), format_)
    except ValueError as error:
        raise UntranslatableError(f"{value!r} is no date of the format '{format_}'") from error
    return str(value)


def _exclusions(value: Any) -> tuple[Expression, tuple[Import, ...]]:
    """Cron schedules stay texts; dates become the moments that Dagster wants."""
    items: list[tuple[None, Expression]] = []
    imports: tuple[Import, ...] = ()
    for excluded in value if isinstance(value, (list, tuple)) else [value]:
        if isinstance(excluded, date):
            parts = list(excluded.timetuple()[: 6 if isinstance(excluded, datetime) else 3])
            moment = Construction(
                function=Reference(path=("datetime",)),
                arguments=tuple((None, Constant(value=part)) for part in parts),
            )
            items.append((None, moment))
            imports = (Import(module="datetime", name="datetime"),)
        else:
            items.append((None, Constant(value=plain("exclusions", excluded))))
    return Collection(type="list", items=tuple(items)), imports
