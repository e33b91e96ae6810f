"""Compares the datasets of two packages: how each is stored, and what Dagster shows of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from .changes import Action, Area, Change
from .expressions import changes_in, value_of
from .facts import Data, Facts, Spot, Store
from .renames import Renames, renamed_view

_WORDS = {
    "group_name": "group",
    "partitions_def": "partitions",
    "automation_condition": "automation condition",
    "freshness_policy": "freshness policy",
}
# What follows from how a dataset is stored.
_OF_STORE = frozenset({"kinds"})
# The group of what no node makes, where it has none of its own.
_EXTERNAL = "external"


def compare_data(old: Facts, new: Facts, renames: Renames) -> Iterator[Change]:
    """The changes of datasets; those in memory are told with what writes them."""
    # What is in memory comes and goes with the node that writes it.
    outputs = {key for step in new.steps for key in step.outputs}
    gone = {renames.key(key) for step in old.steps for key in step.outputs}
    # What the nodes of a step pass on among them is no asset.
    gone |= {key for step in new.steps if step.is_grouped for key in step.outputs}
    outputs |= {key for step in old.steps if step.is_grouped for key in step.outputs}
    regrouped = {
        key
        for one, other in renames.steps
        if one.is_grouped != other.is_grouped
        for key in other.outputs
    }
    by_key = {renames.key(key): data for key, data in old.data.items()}
    yield from _renamed(old, new, renames)
    for key, data in new.data.items():
        if key in by_key:
            yield from _compare(by_key[key], data, old, new, is_regrouped=key in regrouped)
        elif not data.is_task:
            store = new.store_of(data)
            detail = None if store is None else _stored(store)
            if key not in outputs or (store is not None and not store.is_memory):
                yield _change(new, key, Action.ADDED, detail=detail)
    for key, data in by_key.items():
        if key not in new.data and not data.is_task:
            store = old.store_of(data)
            if key not in gone or (store is not None and not store.is_memory):
                yield _change(old, data.key, Action.REMOVED)
    for environment in ("", *old.environments):
        if environment == "" or environment in new.environments:
            yield from _others(environment, old, new, renames)
    for environment in old.environments:
        if environment in new.environments:
            yield from _elsewhere(environment, old, new, renames)


def _renamed(old: Facts, new: Facts, renames: Renames) -> Iterator[Change]:
    """The datasets with another name in Kedro, and those with another key only."""
    for before, after in renames.keys.items():
        names = old.known_as(before), new.known_as(after)
        if names[0] != names[1]:
            yield _change(new, after, Action.RENAMED, old=names[0], new=names[1])
        else:
            changed = _change(new, after, Action.CHANGED, "key", old=before, new=after)
            yield replace(changed, subject=names[1])


def _change(
    facts: Facts,
    key: str,
    action: Action,
    attribute: str | None = None,
    *,
    old: str | None = None,
    new: str | None = None,
    detail: str | None = None,
    environment: str = "",
    spot: Spot | None = None,
) -> Change:
    data = facts.data.get(key)
    store = facts.store_of(data, environment) or facts.store_of(data) if data else None
    at = store.spot if store and not store.is_memory else data.spot if data else None
    return Change(
        area=Area.DATASETS,
        action=action,
        subject=facts.name_of(key),
        attribute=attribute,
        old=old,
        new=new,
        detail=detail,
        environment=environment,
        kind="dataset",
        spot=None if action is Action.REMOVED else spot or at,
    )


def _stored(store: Store) -> str:
    """How a dataset is stored, in a few words."""
    if store.is_memory:
        return "in memory"
    paths = (value_of(store.arguments.get(name)) for name in ("filepath", "path", "table_name"))
    path = next((path for path in paths if path), None)
    return f"{store.type} at {path}" if path else store.type


def _compare(
    before: Data, after: Data, old: Facts, new: Facts, *, is_regrouped: bool
) -> Iterator[Change]:
    stores = old.store_of(before), new.store_of(after)
    is_same_store, is_unregistered = True, False
    if stores[0] is not None and stores[1] is not None:
        is_same_store = stores[0].type == stores[1].type
        is_unregistered = stores[1].is_memory and not stores[0].is_memory
        yield from _stores(after.key, stores[0], stores[1], new, "")
    for name in dict.fromkeys([*before.facts, *after.facts]):
        one, other = before.facts.get(name), after.facts.get(name)
        if name in _OF_STORE and not is_same_store:
            continue
        if is_unregistered and other is None:
            # It stood in the entry that is gone.
            continue
        if name == "group_name":
            if before.group == after.group:
                # The other outputs of its node have come, or are gone.
                continue
            moved = before.spot.path != after.spot.path
            if moved or is_regrouped or before.is_external != after.is_external:
                # The group is that of the pipeline.
                continue
            one, other = (None if value_of(node) == _EXTERNAL else node for node in (one, other))
        if name in ("kinds", "owners"):
            yield from _sets(after, name, one, other, new)
            continue
        for path, was, now in changes_in(one, other):
            attribute = f"{_WORDS.get(name, name)}{f'.{path}' if path else ''}"
            yield _change(
                new, after.key, Action.CHANGED, attribute, old=was, new=now, spot=after.spot
            )
    for name in dict.fromkeys([*before.tags, *after.tags]):
        was, now = before.tags.get(name), after.tags.get(name)
        if was != now:
            shown = [
                None if value is None else f"{name}={value}" if value else name
                for value in (was, now)
            ]
            yield _change(
                new, after.key, Action.CHANGED, "tag", old=shown[0], new=shown[1], spot=after.spot
            )


def _sets(after: Data, name: str, one: object, other: object, new: Facts) -> Iterator[Change]:
    was, now = (set(value_of(node) or ()) for node in (one, other))  # type: ignore[arg-type]
    word = name.removesuffix("s")
    if len(now - was) == len(was - now) == 1:
        (gone,), (come,) = was - now, now - was
        yield _change(new, after.key, Action.CHANGED, word, old=gone, new=come, spot=after.spot)
        return
    for item in sorted(now - was):
        yield _change(new, after.key, Action.CHANGED, word, new=item, spot=after.spot)
    for item in sorted(was - now):
        yield _change(new, after.key, Action.CHANGED, word, old=item, spot=after.spot)


def _stores(
    key: str, before: Store, after: Store, new: Facts, environment: str
) -> Iterator[Change]:
    if before.type != after.type:
        one, other = (
            _stored(store) if before.is_memory != after.is_memory else store.type
            for store in (before, after)
        )
        yield _change(new, key, Action.CHANGED, "type", old=one, new=other, environment=environment)
        if before.is_memory != after.is_memory:
            # All its arguments come or go with it.
            return
    for name in dict.fromkeys([*before.arguments, *after.arguments]):
        for path, was, now in changes_in(before.arguments.get(name), after.arguments.get(name)):
            attribute = f"{name.rstrip('_')}{f'.{path}' if path else ''}"
            yield _change(
                new, key, Action.CHANGED, attribute, old=was, new=now, environment=environment
            )


def _elsewhere(environment: str, old: Facts, new: Facts, renames: Renames) -> Iterator[Change]:
    """What another environment has of its own."""
    for data in new.data.values():
        key = data.key
        before = {renames.key(name): old_data for name, old_data in old.data.items()}.get(key)
        if before is None:
            continue
        one = old.stores.get(environment, {}).get(before.io_manager or "")
        other = new.stores.get(environment, {}).get(data.io_manager or "")
        if one is None and other is None:
            continue
        one, other = one or old.store_of(before), other or new.store_of(data)
        if one is not None and other is not None:
            yield from _stores(key, one, other, new, environment)


def _others(environment: str, old: Facts, new: Facts, renames: Renames) -> Iterator[Change]:
    """How data is stored that is no asset in this way: further views, and what only hooks use."""
    names = {old.name_of(key): new.name_of(other) for key, other in renames.keys.items()}
    before, after = _stores_of_none(environment, old, names), _stores_of_none(environment, new, {})
    base = (
        (_stores_of_none("", old, names), _stores_of_none("", new, {})) if environment else ({}, {})
    )
    for name in dict.fromkeys([*after, *before]):
        one, other = before.get(name) or base[0].get(name), after.get(name) or base[1].get(name)
        if one is not None and other is not None:
            yield from _stores(name, one, other, new, environment)
            continue
        # A view comes and goes with what reads it, and an asset is told as one.
        is_told = {old.name_of(key) for key in old.data} | {new.name_of(key) for key in new.data}
        if not environment and "@" not in name and name not in is_told:
            action = Action.REMOVED if other is None else Action.ADDED
            detail = None if other is None else _stored(other)
            yield _change(new, name, action, detail=detail)


def _stores_of_none(environment: str, facts: Facts, names: Mapping[str, str]) -> dict[str, Store]:
    """The stores that are no asset's own, by the names of datasets with their views."""
    own = {data.io_manager for data in facts.data.values()}
    stores = facts.stores.get(environment, {})
    return {
        renamed_view(store.dataset, names): store
        for key, store in stores.items()
        if store.dataset is not None and key not in own
    }
