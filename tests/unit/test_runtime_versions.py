"""Versions are those of runs: of the run itself, and of those that it retries."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from types import SimpleNamespace
from typing import Any

import dagster as dg
import pytest
from kedro_to_dagster_runtime.versions import Run, load_version, save_version

_ZONE = timezone(timedelta(hours=2))
# Each run retries the one before it.
_CREATED = {
    "first": datetime(2024, 1, 31, 23, 59, 59, 999999, _ZONE),
    "second": datetime(2024, 2, 1, 1, 0, 0, 5000, _ZONE),
    "third": datetime(2024, 2, 1, 3, 0, 0, 0, _ZONE),
}
_VERSIONS = {
    "first": "2024-01-31T21.59.59.999Z",
    "second": "2024-01-31T23.00.00.005Z",
    "third": "2024-02-01T01.00.00.000Z",
}


class _Instance:
    def get_run_by_id(self, run_id: str) -> Any:
        before = [None, *_CREATED]
        return SimpleNamespace(parent_run_id=before[list(_CREATED).index(run_id)])

    def get_run_record_by_id(self, run_id: str) -> Any:
        created = _CREATED.get(run_id)
        return created and SimpleNamespace(create_timestamp=created)


def _run(run_id: str) -> Run:
    instance: Any = _Instance()
    return Run(instance, run_id)


@pytest.mark.parametrize("run_id", _VERSIONS)
def test_a_run_saves_under_the_time_of_its_creation_in_utc(run_id: str) -> None:
    assert save_version(_run(run_id)) == _VERSIONS[run_id]


@pytest.mark.parametrize(
    ("saved", "loaded"),
    [
        (("first", "second", "third"), "third"),
        (("first", "second"), "second"),
        (("first",), "first"),
        ((), None),
    ],
)
def test_a_run_loads_what_it_or_the_last_run_that_it_retries_has_saved(
    saved: tuple[str, ...], loaded: str | None
) -> None:
    stored = {_VERSIONS[run_id] for run_id in saved}
    expected = None if loaded is None else _VERSIONS[loaded]
    assert load_version(_run("third"), stored.__contains__) == expected
    # What a later run has saved is not its own.
    assert load_version(_run("first"), {_VERSIONS["third"]}.__contains__) is None


def test_a_run_that_the_instance_does_not_know_is_told_of() -> None:
    with pytest.raises(dg.Failure, match="The run other is not in the Dagster instance"):
        save_version(_run("other"))
