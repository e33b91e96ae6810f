"""Compares jobs and everything else that has a name: schedules, executors, partitions, hooks."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from dataclasses import replace

from .changes import Action, Area, Change
from .elements import come_and_go
from .expressions import changes_in, is_same, items_of, keywords_of, strings_in, text_of, value_of
from .facts import Facts, Item, Job, StepId
from .renames import Renames, unmatched

_AREAS = {
    "schedule": Area.SCHEDULES,
    "executor": Area.EXECUTORS,
    "partitions": Area.PARTITIONS,
    "logger": Area.LOGGERS,
    "sensor": Area.SENSORS,
    "check": Area.CHECKS,
    "function": Area.FUNCTIONS,
    "hook": Area.HOOKS,
    "session class": Area.HOOKS,
    "project": Area.PROJECT,
}
_WORDS = {
    "executor_def": "executor",
    "op_retry_policy": "retry policy",
    "partitions_def": "partitions",
    "cron_schedule": "cron",
    "execution_timezone": "timezone",
}
_IN_PROCESS = "dg.in_process_executor"
_STATIC = "dg.StaticPartitionsDefinition"
# How descriptions begin that the export makes of the rest.
_MADE_UP = ("Kedro pipeline `", "Add a partition for each new file", "Call `", "Launch `")


def compare_jobs(old: Facts, new: Facts, renames: Renames) -> Iterator[Change]:
    """The changes of jobs: which there are, what they make, how they are run."""
    removed, added = unmatched(old, new, renames)
    gone, come = ({step.identity for step in side} for side in (removed, added))
    ids = {before.identity: after.identity for before, after in renames.steps}
    makes = {
        name: frozenset(ids.get(step, step) for step in job.makes - gone)
        for name, job in old.jobs.items()
    }
    names = _renamed_jobs(old.jobs, new.jobs, makes, come)
    for name, job in new.jobs.items():
        before = old.jobs.get(names.get(name, name))
        if before is None:
            count = f"{len(job.makes)} node{'' if len(job.makes) == 1 else 's'}"
            yield _job(job, Action.ADDED, detail=count)
            continue
        if before.name != name:
            yield _job(job, Action.RENAMED, values=(before.name, name))
        makes_before, own = makes[before.name], job.makes - come
        for node in sorted(node for *_, node in own - makes_before):
            yield _job(job, Action.ADDED, "makes", (None, node))
        for node in sorted(node for *_, node in makes_before - own):
            yield _job(job, Action.REMOVED, "makes", (node, None))
        settings = (_with_executor(before, old), _with_executor(job, new))
        if "executor_def" not in {*before.settings, *job.settings}:
            # What runs both by default is told by itself.
            settings = (before, job)
        yield from _settings(*settings, is_other=makes_before != own)
    for name in old.jobs:
        if name not in new.jobs and name not in names.values():
            yield Change(area=Area.JOBS, action=Action.REMOVED, subject=name, kind="job")


def _with_executor(job: Job, facts: Facts) -> Job:
    """A job with what runs it by default, unless that is Dagster's executor of one process."""
    executor = facts.executor
    if executor is None or "executor_def" in job.settings or text_of(executor) == _IN_PROCESS:
        return job
    return replace(job, settings={**job.settings, "executor_def": executor})


def compare_executors(old: Facts, new: Facts) -> Iterator[Change]:
    """Whether something else runs jobs and assets by default."""
    if old.executor is None or new.executor is None or is_same(old.executor, new.executor):
        return
    was, now = (
        "in_process" if text == _IN_PROCESS else text
        for text in (text_of(old.executor), text_of(new.executor))
    )
    yield Change(
        area=Area.EXECUTORS,
        action=Action.CHANGED,
        subject="by default",
        attribute="executor",
        old=was,
        new=now,
        kind="default executor",
    )


def _renamed_jobs(
    old: Mapping[str, Job],
    new: Mapping[str, Job],
    makes: Mapping[str, frozenset[StepId]],
    come: set[StepId],
) -> dict[str, str]:
    """The old names of jobs that make the same as one that is gone."""
    gone = [name for name in old if name not in new]
    old_names = {}
    for name, job in new.items():
        alike = [other for other in gone if makes[other] == job.makes - come]
        if name not in old and len(alike) == 1:
            gone.remove(alike[0])
            old_names[name] = alike[0]
    return old_names


def _job(
    job: Job,
    action: Action,
    attribute: str | None = None,
    values: tuple[str | None, str | None] = (None, None),
    detail: str | None = None,
) -> Change:
    return Change(
        area=Area.JOBS,
        action=action,
        subject=job.name,
        attribute=attribute,
        old=values[0],
        new=values[1],
        detail=detail,
        kind="job",
        spot=job.spot,
    )


def _settings(before: Job, after: Job, *, is_other: bool) -> Iterator[Change]:
    for name in dict.fromkeys([*before.settings, *after.settings]):
        one, other = before.settings.get(name), after.settings.get(name)
        is_other_kind = not is_same(before.settings.get("kind"), after.settings.get("kind"))
        is_other_job = is_other or is_other_kind or before.name != after.name
        if name == "description" and _is_made_up(one, other) and is_other_job:
            continue
        if name == "loggers":
            was_in, now_in = set(strings_in(one)), set(strings_in(other))
            for logger in sorted(now_in - was_in):
                yield _job(after, Action.CHANGED, "logger", (None, logger))
            for logger in sorted(was_in - now_in):
                yield _job(after, Action.CHANGED, "logger", (logger, None))
            continue
        for path, was, now in changes_in(one, other):
            if "all_at_once(" in f"{was}{now}":
                # It follows from what the job makes.
                continue
            attribute = f"{_WORDS.get(name, name)}{f'.{path}' if path else ''}"
            yield _job(after, Action.CHANGED, attribute, (was, now))


def _is_made_up(*descriptions: ast.expr | None) -> bool:
    return all(node is None or str(value_of(node)).startswith(_MADE_UP) for node in descriptions)


def compare_items(old: Facts, new: Facts, renames: Renames) -> Iterator[Change]:
    """The changes of everything else."""
    for kind in dict.fromkeys([*old.items, *new.items]):
        base, _, environment = kind.partition(" in ")
        if environment and not {environment} <= {*old.environments} & {*new.environments}:
            continue
        before, after = dict(old.items.get(kind, {})), new.items.get(kind, {})
        for name, other in _renamed(before, after).items():
            if not _follows(name, other, kind, old, new):
                yield _item(after[other], base, environment, Action.RENAMED, values=(name, other))
            before[other] = before.pop(name)
        for name, item in after.items():
            if name not in before:
                detail = _described(item)
                yield _item(item, base, environment, Action.ADDED, detail=detail)
            else:
                yield from _compare(before[name], item, base, environment)
        for name, item in before.items():
            if name not in after:
                yield _item(item, base, environment, Action.REMOVED)


def _renamed(before: Mapping[str, Item], after: Mapping[str, Item]) -> dict[str, str]:
    gone = [name for name in before if name not in after]
    new_names = {}
    for name, item in after.items():
        if name in before:
            continue
        alike = [other for other in gone if _is_alike(before[other], item)]
        if len(alike) == 1:
            gone.remove(alike[0])
            new_names[alike[0]] = name
    return new_names


def _is_alike(one: Item, other: Item) -> bool:
    """Whether two items differ in nothing but their names."""
    if not one.settings and not other.settings:
        return False
    changes = [
        (path, was, now)
        for name in {*one.settings, *other.settings}
        for path, was, now in changes_in(one.settings.get(name), other.settings.get(name), name)
    ]
    return all(path.rpartition(".")[2] in ("name", "job", "job_name") for path, _, _ in changes)


def _follows(name: str, other: str, kind: str, old: Facts, new: Facts) -> bool:
    """Whether a schedule is called otherwise because its job is."""
    one, two = old.items[kind][name].settings.get(""), new.items[kind][other].settings.get("")
    jobs = [text_of(node) or "" for node in (one, two)]
    return kind.startswith("schedule") and _job_of(jobs[0]) != _job_of(jobs[1])


def _job_of(text: str) -> str:
    return text.partition("job=")[2].partition(",")[0]


def _described(item: Item) -> str | None:
    value = item.settings.get("")
    if "description" in item.settings:
        return str(value_of(item.settings["description"])).removesuffix(".")
    keywords = keywords_of(value) if value is not None else {}
    if "cron_schedule" in keywords:
        shown = (keywords.get("job"), keywords["cron_schedule"])
        return " at ".join(filter(None, map(text_of, shown)))
    if "level" in keywords:
        return f"level {value_of(keywords['level'])}"
    if isinstance(value, ast.Call) and "_executor" in (head := text_of(value.func) or ""):
        kind = head.partition("_executor")[0].rpartition(".")[2]
        options = items_of(value.args[0]) if value.args else {}
        literal = {key: node for key, node in options.items() if not isinstance(node, ast.Call)}
        return ", ".join([kind, *(f"{key}={text_of(node)}" for key, node in literal.items())])
    for path, _, now in changes_in(None, value) if value is not None else ():
        if not path and now and len(now) < 100:
            return now
    return None


def _item(
    item: Item,
    kind: str,
    environment: str,
    action: Action,
    attribute: str | None = None,
    values: tuple[str | None, str | None] = (None, None),
    detail: str | None = None,
) -> Change:
    return Change(
        area=_AREAS[kind],
        action=action,
        subject=item.name,
        attribute=attribute,
        old=values[0],
        new=values[1],
        detail=detail,
        environment=environment,
        kind=kind,
        spot=None if action is Action.REMOVED else item.spot,
    )


def _compare(before: Item, after: Item, kind: str, environment: str) -> Iterator[Change]:
    for name in dict.fromkeys([*before.settings, *after.settings]):
        one, other = before.settings.get(name), after.settings.get(name)
        if is_same(one, other) or (name == "description" and _is_made_up(one, other)):
            continue
        if kind == "function":
            yield _item(after, kind, environment, Action.CHANGED, "code", ("", ""))
            return
        keys, other_keys = _static_keys(one), _static_keys(other)
        if keys and other_keys and {*keys} != {*other_keys}:
            changed = _item(after, kind, environment, Action.CHANGED)
            yield from come_and_go(changed, "key", keys, other_keys)
            continue
        for path, was, now in changes_in(one, other, name):
            if before.name != after.name and path in ("name", "job", "job_name"):
                continue
            attribute = ".".join(_WORDS.get(part, part) for part in path.split(".")) or "definition"
            yield _item(after, kind, environment, Action.CHANGED, attribute, (was, now))


def _static_keys(node: ast.expr | None) -> tuple[str, ...]:
    """The keys of static partitions, as code."""
    if isinstance(node, ast.Call) and text_of(node.func) == _STATIC and node.args:
        return tuple(map(repr, strings_in(node.args[0])))
    return ()
