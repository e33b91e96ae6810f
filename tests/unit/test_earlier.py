"""The process that exports earlier states of a project."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Iterator, Mapping
from multiprocessing import active_children, get_context
from pathlib import Path

import pytest
from kedro_to_dagster.merge.earlier import _serve, earlier_exports
from kedro_to_dagster.options import Options


def _slow(_: Options) -> Mapping[str, str]:
    time.sleep(0.2)
    return {}


def _endless(_: Options) -> Mapping[str, str]:
    time.sleep(60)
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


@pytest.fixture
def interruptible() -> Iterator[None]:
    """Let Ctrl-C interrupt, also where the tests run in the background of a shell."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("interruptible")
def test_an_interrupt_of_the_terminal_reaches_the_process_that_waits_alone(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """It ends the others, which print nothing."""
    options = Options(project=tmp_path)
    began = time.monotonic()
    with pytest.raises(KeyboardInterrupt), earlier_exports(_endless, options) as export:
        threading.Timer(0.5, _interrupt).start()
        export(tmp_path, {})
    assert time.monotonic() - began < 30
    assert capfd.readouterr().err == ""


def _interrupt() -> None:
    """As the terminal does: all processes."""
    for child in active_children():
        assert child.pid is not None
        os.kill(child.pid, signal.SIGINT)
    os.kill(os.getpid(), signal.SIGINT)
