"""Jobs: one for each registered Kedro pipeline."""

import dagster as dg

from .assets.external import flowers, hives, jars
from .ops.rules import (
    collect_stamps,
    make_kept_stamps,
    make_loaded_stamps,
    make_passed_stamps,
    make_saved_stamps,
    make_skipped_stamps,
    make_stamps,
    make_stamps_of_pattern,
    make_unchecked_stamps,
    make_warned_stamps,
)
from .ops.shelf import (
    name_heavy_jars,
    name_jars,
    pick_heavy,
    report_flowers,
    report_hives,
)


@dg.job(name="__default__", executor_def=dg.in_process_executor)
def default():
    """Kedro pipeline `__default__`."""
    kept_stamps = make_kept_stamps()
    loaded_stamps = make_loaded_stamps()
    passed_stamps = make_passed_stamps()
    saved_stamps = make_saved_stamps()
    skipped_stamps = make_skipped_stamps()
    stamps = make_stamps()
    stamps_of_ada, stamps_of_piet = make_stamps_of_pattern()
    unchecked_stamps = make_unchecked_stamps()
    warned_stamps = make_warned_stamps()
    collect_stamps(
        stamps,
        skipped_stamps,
        saved_stamps,
        loaded_stamps,
        unchecked_stamps,
        warned_stamps,
        passed_stamps,
        kept_stamps,
        stamps_of_ada,
        stamps_of_piet,
    )
    name_jars(jars)
    heavy_jars = pick_heavy(jars)
    name_heavy_jars(heavy_jars)
    report_flowers(flowers)
    report_hives(hives)


@dg.job(executor_def=dg.in_process_executor)
def rules():
    """Kedro pipeline `rules`."""
    kept_stamps = make_kept_stamps()
    loaded_stamps = make_loaded_stamps()
    passed_stamps = make_passed_stamps()
    saved_stamps = make_saved_stamps()
    skipped_stamps = make_skipped_stamps()
    stamps = make_stamps()
    stamps_of_ada, stamps_of_piet = make_stamps_of_pattern()
    unchecked_stamps = make_unchecked_stamps()
    warned_stamps = make_warned_stamps()
    collect_stamps(
        stamps,
        skipped_stamps,
        saved_stamps,
        loaded_stamps,
        unchecked_stamps,
        warned_stamps,
        passed_stamps,
        kept_stamps,
        stamps_of_ada,
        stamps_of_piet,
    )


@dg.job(executor_def=dg.in_process_executor)
def shelf():
    """Kedro pipeline `shelf`."""
    name_jars(jars)
    heavy_jars = pick_heavy(jars)
    name_heavy_jars(heavy_jars)
    report_flowers(flowers)
    report_hives(hives)
