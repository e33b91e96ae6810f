"""Jobs: one for each registered Kedro pipeline."""

import dagster as dg

from . import partitions
from .hooks import after_pipeline_run, before_pipeline_run
from .ops.honey import light, open_hives, spin, weigh
from .runtime.partition_keys import for_partition


@dg.job(name="__default__", executor_def=dg.in_process_executor)
def default():
    """Kedro pipeline `__default__`."""
    start = before_pipeline_run()
    smoker = light(start=start)
    frames = {}
    for key in partitions.frames.get_partition_keys():
        frames[key] = for_partition(open_hives, key)(smoker=smoker)
    jars = {}
    for key in partitions.frames.get_partition_keys():
        jars[key] = for_partition(spin, key)(frames=frames[key])
    honey = weigh(frames=list(frames.values()))
    after_pipeline_run(done=[*jars.values(), honey])


@dg.job(executor_def=dg.in_process_executor)
def honey_job():
    """Kedro pipeline `honey`."""
    start = before_pipeline_run()
    smoker = light(start=start)
    frames = {}
    for key in partitions.frames.get_partition_keys():
        frames[key] = for_partition(open_hives, key)(smoker=smoker)
    jars = {}
    for key in partitions.frames.get_partition_keys():
        jars[key] = for_partition(spin, key)(frames=frames[key])
    honey = weigh(frames=list(frames.values()))
    after_pipeline_run(done=[*jars.values(), honey])
