"""Runs a generated package in a process of its own: `python run_package.py MODE PACKAGE [CONFIG]`.

Modes: `job` runs `__default__` in process, `job:NAME` another one; `twice` runs it twice;
`assets` materialises all assets in process,
`asset:NAME` one; `multiprocess` runs `__default__` with the multiprocess
executor; `load` only loads. What has partitions is run for each of them. The last line that is printed
is the state of the assets.
"""

from __future__ import annotations

import importlib
import importlib.util
import json
import os
import sys
from pathlib import Path
from typing import Any

import dagster as dg
from dagster._core.definitions.data_version import CachingStaleStatusResolver
from dagster._core.loader import LoadingContextForTest
from forked import PACKAGE

sys.path.insert(0, str(Path("dagster", "src").resolve()))
# Forked, since a new interpreter for each step takes long.
SEVERAL_PROCESSES = {
    "max_concurrent": 2,
    "start_method": {
        "forkserver": {"preload_modules": [*PACKAGE, "kedro.framework.session", "kedro.runner"]}
    },
}
RANGE_START, RANGE_END = "dagster/asset_partition_range_start", "dagster/asset_partition_range_end"


def definitions() -> dg.Definitions:
    return definitions_of(sys.argv[2])


def definitions_of(package: str) -> dg.Definitions:
    """The definitions of a package: `defs` in its module `definitions`, or what that gives when called."""
    found: Any = importlib.import_module(f"{package}.definitions").defs
    made: dg.Definitions = found if isinstance(found, dg.Definitions) else found()
    return made


def multiprocess_job() -> dg.JobDefinition:
    """The package's own job with steps in processes, each of which rebuilds it."""
    job = definitions().resolve_job_def("__default__")
    return job.with_executor_def(executor_of(sys.argv[2], dg.multiprocess_executor))


def executor_of(package: str, executor: dg.ExecutorDefinition) -> dg.ExecutorDefinition:
    """The executor as the package would have it: with hooks they are told of each step."""
    name = f"{package}.hooks"
    if importlib.util.find_spec(name) is None:
        return executor
    wrap = getattr(importlib.import_module(name).hooks, "executor", None)
    return wrap(executor) if wrap else executor


def main() -> None:
    mode = sys.argv[1]
    config = json.loads(sys.argv[3]) if len(sys.argv) > 3 else {}
    defs = definitions()
    dg.Definitions.validate_loadable(defs)
    if mode == "load":
        return
    if mode == "multiprocess":
        with (
            dg.DagsterInstance.get() as instance,
            dg.execute_job(
                dg.reconstructable(multiprocess_job),
                instance,
                run_config={"execution": {"config": SEVERAL_PROCESSES}, **config},
                tags=multiprocess_job().tags,
                raise_on_error=True,
            ) as result,
        ):
            assert result.success
            print_state(defs, instance, defs.resolve_job_def("__default__"))
        return
    instance = dg.DagsterInstance.ephemeral()
    add_dynamic_partitions(defs, instance)
    if mode == "assets":
        materialize_all(defs, instance, config)
        print_state(defs, instance, defs.resolve_implicit_global_asset_job_def())
        return
    if mode.startswith("asset:"):
        asset = dg.AssetKey(mode.partition(":")[2])
        part = defs.resolve_implicit_global_asset_job_def().get_subset(asset_selection={asset})
        assert part.execute_in_process(instance=instance, run_config=config).success
        return
    job = defs.resolve_job_def(mode.partition(":")[2] or "__default__")
    for _ in range(2 if mode == "twice" else 1):
        for key in keys_of_job(job, instance):
            result = job.execute_in_process(instance=instance, run_config=config, partition_key=key)
            assert result.success
    print_state(defs, instance, job)


def print_state(defs: dg.Definitions, instance: dg.DagsterInstance, job: dg.JobDefinition) -> None:
    """Print how many assets a job makes, and what the asset graph says of those that are not as new."""
    graph = defs.resolve_asset_graph()
    nodes = {node.definition.name for node in job.nodes}
    made = [
        key
        for key in graph.materializable_asset_keys
        if graph.get(key).assets_def.node_def.name in nodes
    ]
    context = LoadingContextForTest(instance)
    resolver = CachingStaleStatusResolver(instance, graph, context)
    told = {}
    for key in made:
        partitions = keys_of(graph.get(key).partitions_def, instance)
        if partitions == [None]:
            is_there = instance.get_latest_materialization_event(key) is not None
        else:
            is_there = instance.get_materialized_partitions(key) == set(partitions)
        states = {resolver.get_status(key, part).value for part in partitions}
        if not is_there or states - {"FRESH"}:
            causes = {
                cause.reason
                for part in partitions
                for cause in resolver.get_stale_causes(key, part)
            }
            told[key.to_user_string()] = [is_there, sorted(states), sorted(causes)]
    print("STATE", json.dumps({"assets": len(made), "not fresh": told}))


def add_dynamic_partitions(defs: dg.Definitions, instance: dg.DagsterInstance) -> None:
    """Do what the daemon does with what the sensors ask for."""
    for sensor in defs.sensors or ():
        assert isinstance(sensor, dg.SensorDefinition)
        if isinstance(sensor, dg.RunStatusSensorDefinition):
            continue
        resources = {key: (defs.resources or {})[key] for key in sensor.required_resource_keys}
        context = dg.build_sensor_context(instance, resources=resources, definitions=defs)
        for request in sensor.evaluate_tick(context).dynamic_partitions_requests:
            instance.add_dynamic_partitions(
                request.partitions_def_name, list(request.partition_keys)
            )


def keys_of(
    definition: dg.PartitionsDefinition[str] | None, instance: dg.DagsterInstance
) -> list[str | None]:
    """The keys of every run that there is to be; of time windows those before `PARTITIONS_BEFORE`."""
    if definition is None:
        return [None]
    keys = definition.get_partition_keys(dynamic_partitions_store=instance)
    before = os.environ.get("PARTITIONS_BEFORE")
    if before is None or not isinstance(definition, dg.TimeWindowPartitionsDefinition):
        return list(keys)
    return [key for key in keys if key < before]


def keys_of_job(job: dg.JobDefinition, instance: dg.DagsterInstance) -> list[str | None]:
    """The keys of every run of a job; one that runs for a range of fixed partitions needs none."""
    return [None] if RANGE_START in job.tags else keys_of(job.partitions_def, instance)


def materialize_all(defs: dg.Definitions, instance: dg.DagsterInstance, config: Any) -> None:
    """Materialise all assets; partition by partition, one after the other, where there are any."""
    graph = defs.resolve_asset_graph()
    if not any(graph.get(key).partitions_def for key in graph.get_all_asset_keys()):
        job = defs.resolve_implicit_global_asset_job_def()
        assert job.execute_in_process(instance=instance, run_config=config).success
        return
    for keys in graph.toposorted_asset_keys_by_level:
        for asset in sorted(key for key in keys if graph.get(key).is_materializable):
            group = graph.get(asset).execution_set_asset_keys
            if asset != min(group):
                # Made together with another one.
                continue
            for key in keys_of(graph.get(asset).partitions_def, instance):
                job = defs.resolve_implicit_global_asset_job_def()
                result = job.get_subset(asset_selection=group).execute_in_process(
                    instance=instance, run_config=config, partition_key=key
                )
                assert result.success


if __name__ == "__main__":
    main()
