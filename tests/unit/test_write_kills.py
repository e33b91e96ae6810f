"""Exports that are killed and exports at once: real processes, at any moment, again and again.

`KILLS=500 RACES=200 pytest tests/unit/test_write_kills.py` runs more of them.
"""

from __future__ import annotations

import collections
import gc
import os
import random
import shutil
import signal
import time
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from threading import Event, Thread

import pytest
from kedro_to_dagster.errors import UsageError
from kedro_to_dagster.files import GeneratedFile, Owner, with_first_line
from kedro_to_dagster.manifest import make_manifest
from kedro_to_dagster.write import write
from kedro_to_dagster.write.folder import WORK

KILLS = int(os.environ.get("KILLS", "12"))
RACES = int(os.environ.get("RACES", "6"))
MODULES = 8
DONE, REFUSED, BROKEN = 0, 2, 3

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")


def package(version: int) -> tuple[GeneratedFile, ...]:
    """A package whose modules know their version, and some of which only every other version has."""
    modules = {f"m{number}": f"VERSION = {version}\n" for number in range(MODULES)}
    modules[f"only{version % 2}"] = f"VERSION = {version}\n"
    imports = "".join(f"from . import {name}\n" for name in sorted(modules))
    versions = ", ".join(f"{name}.VERSION" for name in sorted(modules))
    texts = {
        "__init__": '"""A package."""\n',
        "definitions": f"{imports}\nversions = {{{versions}, {version}}}\n",
        **modules,
    }
    files = [GeneratedFile(path=f"src/pkg/{name}.py", text=text) for name, text in texts.items()]
    files.append(GeneratedFile(path="src/pkg/defs/__init__.py", text="", owner=Owner.USER))
    files.append(
        GeneratedFile(
            path="pyproject.toml",
            text=f'[project]\nname = "pkg"\ndependencies = ["dagster>={version}"]\n',
            owner=Owner.SHARED,
        )
    )
    return (*with_first_line(files), make_manifest("1.0", {}))


def _start(act: Callable[[], int]) -> int:
    """Start a process that acts, and ends with what that returns."""
    child = os.fork()
    if child == 0:
        # The collector would write to, and so copy, all that the process has in memory.
        gc.disable()
        try:
            os._exit(act())
        except BaseException:
            os._exit(BROKEN)
    return child


def _end(child: int) -> int:
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def _export(version: int, out: Path) -> int:
    try:
        write(package(version), out)
    except UsageError:
        return REFUSED
    return DONE


def _load(out: Path) -> int:
    """Load the package as Dagster would: 10 and its version, or why it does not load."""
    import sys

    sys.path.insert(0, str(out / "src"))
    try:
        from pkg.definitions import versions  # type: ignore[import-not-found]
    except ImportError as error:
        return DONE if "cut short" in str(error) or "No module" in str(error) else BROKEN
    return 10 + min(versions) if len(versions) == 1 else BROKEN


def _loaded(out: Path) -> int:
    return _end(_start(lambda: _load(out)))


def test_a_kill_at_any_moment_leaves_one_package_or_one_that_does_not_load(tmp_path: Path) -> None:
    chance = random.Random(1)
    outcomes: collections.Counter[str] = collections.Counter()
    took = 0.05
    out, version = tmp_path / "out", 0
    for round_ in range(KILLS):
        if round_ % 10 == 0:
            # A first export.
            out, version = tmp_path / f"out{round_}", 0
        child = _start(lambda to=version + 1, out=out: _export(to, out))  # type: ignore[misc]
        time.sleep(chance.uniform(0, took))
        os.kill(child, signal.SIGKILL)
        outcomes["ended" if _end(child) == DONE else "killed"] += 1
        left = _loaded(out)
        outcomes[
            {DONE: "refuses", 10 + version: "old", 11 + version: "new"}.get(left, "mixed")
        ] += 1
        if chance.random() < 0.4:
            outcomes[_edit_survives(out, version, chance)] += 1
        began = time.monotonic()
        version = (version + 1) % 100
        outcomes[
            "refused" if _end(_start(lambda to=version, out=out: _export(to, out))) else "done"
        ] += 1  # type: ignore[misc]
        took = 0.8 * took + 0.2 * (time.monotonic() - began)
        outcomes["new after" if _loaded(out) == 10 + version else "mixed"] += 1
        outcomes["shown by git"] += (out / ".kedro-to-dagster/.gitignore").read_text() != "*\n"
    print(dict(outcomes))
    assert not {"mixed", "refused", "lost"} & {name for name, count in outcomes.items() if count}
    assert outcomes["shown by git"] == 0


def _edit_survives(out: Path, version: int, chance: random.Random) -> str:
    """Edit a file of what was left, export, and put it back: whether the edit was kept."""
    files = sorted(path for path in (out / "src/pkg").glob("*.py")) if out.is_dir() else []
    if not files:
        return "nothing to edit"
    file = chance.choice(files)
    before = file.read_bytes()
    file.write_bytes(before + b"# by hand\n")
    ended = _end(_start(lambda: _export(version + 1, out)))
    kept = ended == REFUSED and file.read_bytes() == before + b"# by hand\n"
    if kept and _loaded(out) == BROKEN:
        return "mixed"
    file.write_bytes(before)
    return "edit kept" if kept else "lost"


def test_exports_at_once_leave_one_of_their_packages(tmp_path: Path) -> None:
    chance = random.Random(2)
    outcomes: collections.Counter[str] = collections.Counter()
    for round_ in range(RACES):
        out = tmp_path / f"out{round_ // 4}"
        versions = [3 * (round_ % 4) + number for number in (1, 2, 3)][: chance.choice((2, 2, 3))]
        children = []
        for version in versions:
            children.append(_start(lambda to=version, out=out: _export(to, out)))  # type: ignore[misc]
            time.sleep(chance.choice((0, 0, 0.002, 0.01)))
        ends = [_end(child) for child in children]
        outcomes["done"] += ends.count(DONE)
        outcomes["refused"] += len(ends) - ends.count(DONE)
        outcomes["whole" if _loaded(out) - 10 in versions else "mixed"] += 1
        expected = {file.path for file in package(max(_loaded(out) - 10, 0))}
        left = {
            path.relative_to(out).as_posix()
            for path in out.rglob("*")
            if path.is_file() and not {".kedro-to-dagster", "__pycache__"} & {*path.parts}
        }
        outcomes["right files" if left == expected else "mixed"] += 1
    print(dict(outcomes))
    assert outcomes["mixed"] == outcomes["refused"] == 0


def test_an_export_waits_for_another_and_then_gives_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from kedro_to_dagster.write.lock import locked

    out = tmp_path / "out"
    with locked(out), pytest.raises(UsageError) as refused, locked(out, patience=0.1):
        pass
    assert refused.value.code == "K2D927"
    # Once the other one is done, it does not wait.
    with locked(out, patience=0):
        pass
    with locked(out):
        pass


def test_a_lock_whose_folder_was_made_anew_is_none(tmp_path: Path) -> None:
    from kedro_to_dagster.write.lock import locked

    out, has_entered, may_leave = tmp_path / "out", Event(), Event()

    def export_later() -> None:
        with locked(out):
            has_entered.set()
            may_leave.wait(10)

    waiting = Thread(target=export_later)
    with ExitStack() as second, ExitStack() as first:
        first.enter_context(locked(out))
        waiting.start()
        time.sleep(0.1)
        shutil.rmtree(out / WORK)
        second.enter_context(locked(out))
        # The one that waits gets the lock of a file that is gone.
        first.close()
        assert not has_entered.wait(0.3)
    assert has_entered.wait(10)
    may_leave.set()
    waiting.join()


def test_an_export_that_failed_takes_its_folder_away_under_one_that_waits(tmp_path: Path) -> None:
    from kedro_to_dagster.write.lock import locked

    out = tmp_path / "not" / "there"

    def export_later() -> int:
        time.sleep(0.2)
        return _export(1, out)

    # Before the lock, which a fork would have too.
    child = _start(export_later)
    with pytest.raises(ZeroDivisionError), locked(out):
        time.sleep(0.5)
        raise ZeroDivisionError
    assert _end(child) == DONE
    assert _loaded(out) == 11
