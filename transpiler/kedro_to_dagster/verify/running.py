"""Starts the processes of the runs, and reads what they have written down."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeAlias

from .children.observe import REQUEST

_SCRIPT = Path(__file__).with_name("children") / "observe.py"
_DAGSTER_YAML = "telemetry:\n  enabled: false\n"
_QUIET = {
    "DO_NOT_TRACK": "1",
    "KEDRO_DISABLE_TELEMETRY": "1",
    "DAGSTER_DISABLE_TELEMETRY": "1",
    "PYTHONDONTWRITEBYTECODE": "1",
}
# Datasets that the package keeps without a catalog.
_IN_MEMORY = frozenset({"MemoryDataset", "SharedMemoryDataset", "CachedDataset"})
# In the place of all calls for nodes, among those of the run.
NODES = "a call for a node"
# The end of what a process printed, where nothing else says why it ended.
_SHOWN = 3000


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """A process that has ended: its exit code, and what it printed."""

    code: int
    printed: str


# Runs a script of Python in a folder, with these environment variables and no others.
Start: TypeAlias = Callable[[Sequence[str], Path, Mapping[str, str]], Ended]


@dataclass(frozen=True, slots=True)
class HookCall:
    """A call of hooks: of which spec, about which node and dataset, and which hooks, in their order.

    `passed` says which data the hooks are given.
    """

    name: str
    node: str | None
    dataset: str | None
    error: str | None
    hooks: tuple[str, ...]
    passed: str = ""


@dataclass(frozen=True, slots=True)
class Message:
    """A message of the project's loggers; `file` is relative to the project."""

    level: str
    text: str
    file: str
    line: int

    @property
    def place(self) -> str:
        """Where it is logged."""
        return f"{self.file}:{self.line}"


@dataclass(frozen=True, slots=True)
class Failure:
    """An error that ended a run or a step: what it says, and the node where that is known."""

    text: str
    node: str | None = None

    @property
    def type(self) -> str:
        """The class of the exception."""
        return self.text.partition(":")[0].strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """What is known of a run once its process has ended.

    `state` is `succeeded` or `failed`; `ended` where the process told nothing; `no job` where the package
    has no such job, and `partitions` where it has too many to run each of them. `order` has the calls of
    hooks for each node in their order, and for None those of the run, with one in the place of all nodes.
    """

    state: str
    failures: tuple[Failure, ...] = ()
    hooks: Counter[HookCall] = field(default_factory=Counter)
    order: Mapping[str | None, Sequence[str]] = field(default_factory=dict)
    messages: Counter[Message] = field(default_factory=Counter)
    saves: Counter[str] = field(default_factory=Counter)
    refused: tuple[str, ...] = ()
    imported: str | None = None
    count: int = 1
    printed: str = ""


def start_python(command: Sequence[str], folder: Path, variables: Mapping[str, str]) -> Ended:
    """Run a script with this interpreter."""
    done = subprocess.run(
        [sys.executable, *command],
        cwd=folder,
        env=dict(variables),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    return Ended(code=done.returncode, printed=done.stdout.decode("utf-8", "replace"))


def environment(
    original: Path, copy: Path, home: Path, request: Path, kedro_environment: str | None
) -> dict[str, str]:
    """The variables of a run: those of this process, with the copy in the place of the project.

    Both sides have the same seed for hashes, so that the order of sets does not differ by itself.
    """
    variables = {key: _in_copy(value, original, copy) for key, value in os.environ.items()}
    variables.setdefault("PYTHONHASHSEED", "0")
    home.mkdir(parents=True)
    (home / "dagster.yaml").write_text(_DAGSTER_YAML, encoding="utf-8")
    variables.update(_QUIET, DAGSTER_HOME=str(home), KEDRO_PROJECT_PATH=str(copy))
    variables[REQUEST] = str(request)
    if kedro_environment is not None:
        variables["KEDRO_ENV"] = kedro_environment
    return variables


def _in_copy(value: str, original: Path, copy: Path) -> str:
    """A variable's value; paths into the project become those into the copy, where there is the like."""
    parts = value.split(os.pathsep)
    for number, part in enumerate(parts):
        path = Path(part)
        if path.is_absolute() and path.is_relative_to(original):
            moved = copy / path.relative_to(original)
            if moved.exists():
                parts[number] = str(moved)
    return os.pathsep.join(parts)


def run(
    start: Start, request: Mapping[str, Any], folder: Path, variables: Mapping[str, str]
) -> Run:
    """Run what the request says in a process of its own, and read its record."""
    Path(request["record"]).unlink(missing_ok=True)
    Path(variables[REQUEST]).write_text(json.dumps(request), encoding="utf-8")
    ended = start([str(_SCRIPT)], folder, variables)
    record = Path(request["record"])
    lines = record.read_text(encoding="utf-8").splitlines() if record.exists() else []
    return _run_from([json.loads(line) for line in lines], ended)


def _run_from(events: Sequence[Mapping[str, Any]], ended: Ended) -> Run:
    hooks: Counter[HookCall] = Counter()
    messages: Counter[Message] = Counter()
    saves: Counter[str] = Counter()
    calls: list[HookCall] = []
    failures: dict[Failure, None] = {}
    refused: dict[str, None] = {}
    state, imported, count, node = "ended", None, 1, None
    for event in events:
        kind = event["event"]
        if kind == "hook":
            call = HookCall(
                event["name"],
                event["node"],
                event["dataset"],
                event["error"],
                tuple(event["hooks"]),
                event.get("passed", ""),
            )
            hooks[call] += 1
            calls.append(call)
        elif kind == "log":
            messages[Message(event["level"], event["told"], event["file"], event["line"])] += 1
        elif kind == "save" and event["type"] not in _IN_MEMORY:
            saves[event["dataset"]] += 1
        elif kind == "failed_node":
            node = event["node"]
        elif kind == "error":
            failures[Failure(event["told"], event["node"] or node)] = None
        elif kind == "refused":
            refused[event["path"]] = None
        elif kind == "imported":
            imported = event["file"]
        elif kind == "no_job":
            state = "no job"
        elif kind == "too_many_partitions":
            state, count = "partitions", event["count"]
        elif kind == "end":
            state, count = event["state"], event.get("runs", 1)
    return Run(
        state=state,
        failures=tuple(failures),
        hooks=hooks,
        order=_in_order(calls),
        messages=messages,
        saves=saves,
        refused=tuple(refused),
        imported=imported,
        count=count,
        printed="" if state == "succeeded" else ended.printed[-_SHOWN:],
    )


def _in_order(calls: Sequence[HookCall]) -> dict[str | None, list[str]]:
    """The calls for each node, and those of the run around them, each as a message has it."""
    order: dict[str | None, list[str]] = {None: []}
    for call in calls:
        of_dataset = f" of dataset '{call.dataset}'" if call.dataset else ""
        order.setdefault(call.node, []).append(f"'{call.name}'{of_dataset}")
        if call.node is not None and order[None][-1:] != [NODES]:
            order[None].append(NODES)
    return order
