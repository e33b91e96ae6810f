"""Cron schedules of partitions: what they consist of, and how long their windows are."""

from __future__ import annotations

import math
import re

_NAMED = {
    "@hourly": "0 * * * *",
    "@daily": "0 0 * * *",
    "@midnight": "0 0 * * *",
    "@weekly": "0 0 * * 0",
    "@monthly": "0 0 1 * *",
    "@yearly": "0 0 1 1 *",
    "@annually": "0 0 1 1 *",
}
# Minute, hour, day, month, day of the week.
_FIELDS = ((0, 59), (0, 23), (1, 31), (1, 12), (0, 7))
_FIELD = re.compile(
    r"(?:[\d*/,#?-]|l|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|sun|mon|tue|wed|thu|fri|sat)+",
    re.IGNORECASE,
)
_YEAR = 365.25 * 24 * 3600
# How many minutes, hours, days of a month, months and days of a week there are.
_SIZES = (60, 24, 30.4, 12, 7)


def is_cron_schedule(text: str) -> bool:
    """Whether it has five fields with values that there are, or is a name for such a schedule."""
    fields = text.split()
    if len(fields) != len(_FIELDS):
        return text in _NAMED
    return all(
        _FIELD.fullmatch(field)
        and all(first <= int(number) <= last for number in re.findall(r"(?<![/#\d])\d+", field))
        for field, (first, last) in zip(fields, _FIELDS, strict=True)
    )


def window_seconds(cron_schedule: str) -> float:
    """The average time between two moments of a schedule of five fields, or of a name for one."""
    fields = _NAMED.get(cron_schedule, cron_schedule).split()
    minutes, hours, days, months, weekdays = (
        _count(field, size) for field, size in zip(fields, _SIZES, strict=True)
    )
    of_month, of_week = days / 30.4, weekdays / 7
    # If both are limited, cron takes either.
    both_limited = of_month < 1 and of_week < 1
    share = min(1.0, of_month + of_week) if both_limited else min(of_month, of_week)
    return _YEAR / max(1.0, minutes * hours * 365.25 * share * months / 12)


def _count(field: str, size: float) -> float:
    """How many values a field has."""
    return min(size, sum(_values(part, size) for part in field.split(",")))


def _values(part: str, size: float) -> float:
    span, _, step = part.partition("/")
    match = re.fullmatch(r"(\d+)-(\d+)", span)
    if span in ("*", "?"):
        number = size
    elif match is not None:
        first, last = int(match[1]), int(match[2])
        number = float(last - first + 1 if last >= first else size - first + last + 1)
    elif "-" in span:
        # Names, such as mon-fri.
        number = size * 5 / 7
    else:
        number = size if step else 1.0
    return math.ceil(number / int(step)) if step.isdigit() and int(step) else number
