"""Loading a package leaves what is imported by then out of the garbage collector's rounds."""

from __future__ import annotations

import subprocess
import sys


def test_dagster_is_taken_out_of_the_collector_s_rounds() -> None:
    code = """
import gc
from kedro_to_dagster_runtime.loading import spare_garbage_collector
spare_garbage_collector()
import dagster
print(gc.get_freeze_count() > 10_000, any(each is dagster.__dict__ for each in gc.get_objects()))
"""
    run = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert run.stdout.split() == ["True", "False"]
