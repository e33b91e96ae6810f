"""Makes up a project of a seed."""

from __future__ import annotations

from random import Random

from .draft import Draft
from .nodes import add_nodes
from .parameters import add_parameters, add_params_of_run
from .surroundings import (
    add_context,
    add_datasets_of_hooks,
    add_environment,
    add_hooks,
    add_job,
    add_pipelines,
    add_settings,
)


def make_draft(seed: int) -> Draft:
    """The project of a seed: the same each time."""
    draft = Draft(Random(seed))
    draft.has_fixed_keys = draft.chance(0.12)
    draft.shares_nothing = draft.chance(0.4)
    add_parameters(draft)
    add_context(draft)
    add_datasets_of_hooks(draft)
    failure_at = draft.random.randrange(9) if draft.chance(0.15) else None
    add_nodes(draft, failure_at)
    add_settings(draft)
    add_hooks(draft)
    add_environment(draft)
    add_pipelines(draft)
    add_job(draft)
    if draft.chance(0.2, "--params"):
        add_params_of_run(draft)
    return draft
