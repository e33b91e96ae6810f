"""Jobs: one for each registered Kedro pipeline."""

import dagster as dg

from .assets.external import alpine_entries, coastal_entries, junior_entries
from .ops.ceremony import ceremony__announce, ceremony__fill_podium
from .ops.coast import (
    coastal__admit,
    coastal__count_medals,
    coastal__juniors__admit,
    coastal__juniors__count_medals,
    coastal__juniors__score,
    coastal__score,
)
from .ops.fairs import alpine__admit, alpine__count_medals, alpine__score
from .ops.public import alpine__award, coastal__award, coastal__juniors__award

# Assets that jobs read and do not make.
alpine__medals = dg.AssetSpec(["alpine", "medals"])
alpine__scores = dg.AssetSpec(["alpine", "scores"])
coastal__juniors__medals = dg.AssetSpec(["coastal", "juniors", "medals"])
coastal__juniors__scores = dg.AssetSpec(["coastal", "juniors", "scores"])
coastal__scores = dg.AssetSpec(["coastal", "scores"])
coastal_medals = dg.AssetSpec("coastal_medals")
podium = dg.AssetSpec("podium")


@dg.job(name="__default__", executor_def=dg.in_process_executor)
def default():
    """Kedro pipeline `__default__`."""
    alpine__admitted = alpine__admit(alpine_entries)
    alpine__scores = alpine__score(alpine__admitted)
    alpine__medals = alpine__award(alpine__scores)
    alpine__count_medals(alpine__medals)
    coastal__admitted = coastal__admit(coastal_entries)
    coastal__juniors__admitted = coastal__juniors__admit(junior_entries)
    coastal__juniors__scores = coastal__juniors__score(coastal__juniors__admitted)
    coastal__juniors__medals = coastal__juniors__award(coastal__juniors__scores)
    coastal__juniors__count_medals(coastal__juniors__medals)
    coastal__scores = coastal__score(coastal__admitted)
    coastal_medals = coastal__award(coastal__scores)
    podium = ceremony__fill_podium(
        alpine__medals, coastal_medals, coastal__juniors__medals
    )
    ceremony__announce(podium)
    coastal__count_medals(coastal_medals)


@dg.job(executor_def=dg.in_process_executor)
def ceremony():
    """Kedro pipeline `ceremony`."""
    podium = ceremony__fill_podium(
        alpine__medals, coastal_medals, coastal__juniors__medals
    )
    ceremony__announce(podium)


@dg.job(executor_def=dg.in_process_executor)
def coast():
    """Kedro pipeline `coast`."""
    coastal__admitted = coastal__admit(coastal_entries)
    coastal__juniors__admitted = coastal__juniors__admit(junior_entries)
    coastal__juniors__scores = coastal__juniors__score(coastal__juniors__admitted)
    coastal__juniors__medals = coastal__juniors__award(coastal__juniors__scores)
    coastal__juniors__count_medals(coastal__juniors__medals)
    coastal__scores = coastal__score(coastal__admitted)
    coastal_medals = coastal__award(coastal__scores)
    coastal__count_medals(coastal_medals)


@dg.job(executor_def=dg.in_process_executor)
def fairs():
    """Kedro pipeline `fairs`."""
    alpine__admitted = alpine__admit(alpine_entries)
    alpine__scores = alpine__score(alpine__admitted)
    alpine__medals = alpine__award(alpine__scores)
    alpine__count_medals(alpine__medals)
    coastal__admitted = coastal__admit(coastal_entries)
    coastal__juniors__admitted = coastal__juniors__admit(junior_entries)
    coastal__juniors__scores = coastal__juniors__score(coastal__juniors__admitted)
    coastal__juniors__medals = coastal__juniors__award(coastal__juniors__scores)
    coastal__juniors__count_medals(coastal__juniors__medals)
    coastal__scores = coastal__score(coastal__admitted)
    coastal_medals = coastal__award(coastal__scores)
    coastal__count_medals(coastal_medals)


@dg.job(executor_def=dg.in_process_executor)
def public():
    """Kedro pipeline `public`."""
    alpine__award(alpine__scores)
    ceremony__announce(podium)
    coastal__award(coastal__scores)
    coastal__juniors__award(coastal__juniors__scores)
