"""Jobs: one for each registered Kedro pipeline."""

import dagster as dg

from .assets.external import seeds
from .ops.seed_bank import (
    compile_catalogue,
    estimate_viability,
    list_discards,
    list_sowing,
    set_rule,
)


@dg.job(name="__default__", executor_def=dg.in_process_executor)
def default():
    """Kedro pipeline `__default__`."""
    seed_catalogue = compile_catalogue(seeds)
    viability = estimate_viability(seed_catalogue)
    sowing_rule = set_rule(seed_catalogue)
    list_discards(sowing_rule, viability)
    list_sowing(sowing_rule, viability)


@dg.job(executor_def=dg.in_process_executor)
def seed_bank():
    """Kedro pipeline `seed_bank`."""
    seed_catalogue = compile_catalogue(seeds)
    viability = estimate_viability(seed_catalogue)
    sowing_rule = set_rule(seed_catalogue)
    list_discards(sowing_rule, viability)
    list_sowing(sowing_rule, viability)
