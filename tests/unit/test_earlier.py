"""The process that exports earlier states of a project."""

from __future__ import annotations

import time
from collections.abc import Mapping
from multiprocessing import get_context
from pathlib import Path

import pytest
from kedro_to_dagster.merge.earlier import _serve
from kedro_to_dagster.options import Options


def _slow(_: Options) -> Mapping[str, str]:
    time.sleep(0.2)
    return {}


def test_nothing_is_printed_where_nobody_waits_for_the_answer(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    context = get_context("spawn")
    here, there = context.Pipe()
    process = context.Process(target=_serve, args=(there, here, _slow, ()))
    process.start()
    there.close()
    here.send((Path(tmp_path), {}))
    here.close()
    process.join(60)
    assert process.exitcode == 0
    assert capfd.readouterr().err == ""
